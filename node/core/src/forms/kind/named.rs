//! Enumerations, which files and readers see by name.

use std::fmt::Display;
use std::marker::PhantomData;
use std::str::FromStr;

use super::text::fill_text;
use super::{Kind, Leaf, Walk};
use crate::forms::reader::{Reader, Source};
use crate::forms::row::{Facts, Name};
use crate::forms::shown::{Shown, shown_text};
use crate::forms::value::Value;
use crate::forms::{AcknowledgementStep, AgreementStep, ConsentDecision};
use crate::model::handling::{PermittedAction, Tlp};
use crate::model::kind::{RecordKind, Urgency};
use crate::reason::Reason;

/// An enumeration that `names!` declares.
pub(in crate::forms) trait Named:
    Copy + Display + FromStr<Err: Display> + 'static
{
    /// The names, for messages.
    const NAMES: &'static str;
    /// What it is called where its names are told in other languages.
    const LIST: &'static str;
    /// What a number of a peer that this version does not know is refused for.
    const UNKNOWN_OF_PEER: Reason;

    /// The member of a number.
    fn member(number: i32) -> Option<Self>;
    /// The name of a member.
    fn name(self) -> &'static str;
    /// The number of a member.
    fn number(self) -> i32;
    /// Every name, with what it means.
    fn told() -> Vec<Name>;
}

macro_rules! named {
    ($($type:ty, $list:literal: $reason:ident;)+) => {
        $(impl Named for $type {
            const NAMES: &'static str = <$type>::NAMES;
            const LIST: &'static str = $list;
            const UNKNOWN_OF_PEER: Reason = Reason::$reason;

            fn member(number: i32) -> Option<Self> {
                <$type>::from_number(number)
            }

            fn name(self) -> &'static str {
                <$type>::name(self)
            }

            fn number(self) -> i32 {
                self as i32
            }

            fn told() -> Vec<Name> {
                let names = <$type>::ALL.into_iter();
                names.map(|it| Name { name: it.name(), meaning: it.meaning() }).collect()
            }
        })+
    };
}

named! {
    AcknowledgementStep, "acknowledgement_step": CodeUnknown;
    AgreementStep, "agreement_step": CodeUnknown;
    ConsentDecision, "consent_decision": CodeUnknown;
    PermittedAction, "permitted_action": CodeUnknown;
    RecordKind, "record_kind": KindUnknown;
    Tlp, "tlp": CodeUnknown;
    Urgency, "urgency": CodeUnknown;
}

/// A member of an enumeration.
pub(in crate::forms) struct Enumerated<T>(PhantomData<fn() -> T>);

pub(in crate::forms) const fn named<T: Named>() -> Enumerated<T> {
    Enumerated(PhantomData)
}

impl<T: Named> Kind for Enumerated<T> {
    type Model = T;
    type Wire = i32;

    fn read(&self, at: &mut Reader, name: &'static str, number: i32) -> Option<T> {
        let found = T::member(number);
        if found.is_none() {
            let wants = T::NAMES;
            if number == 0 {
                at.refuse(name, Reason::FieldMissing, &format!("is required: {wants}"));
            } else {
                let message = format!("is not one that this version knows: {wants}");
                let reason = match at.source() {
                    Source::Draft => Reason::CodeUnknown,
                    Source::Peer | Source::NewerPeer => T::UNKNOWN_OF_PEER,
                };
                at.refuse(name, reason, &message);
            }
        }
        found
    }

    fn write(&self, member: &T) -> i32 {
        member.number()
    }

    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> i32 {
        let Some(word) =
            fill_text(at, name, value, "a name in quotation marks").filter(|word| !word.is_empty())
        else {
            return 0;
        };
        match word.parse::<T>() {
            Ok(member) => member.number(),
            Err(error) => {
                at.refuse(name, Reason::CodeUnknown, &error.to_string());
                0
            }
        }
    }

    fn show(&self, number: &i32) -> Option<Shown> {
        match T::member(*number) {
            Some(member) => Some(Shown::Name {
                list: T::LIST,
                name: Named::name(member),
            }),
            None => shown_text(&format!("not known to this version ({number})")),
        }
    }

    fn facts(&self) -> Facts {
        let facts = Facts {
            names: T::told(),
            ..Facts::new(format!("one of {}", T::NAMES))
        };
        facts.required(true).quoted()
    }

    fn leaves<'a>(&self, name: &'static str, member: &'a Self::Model, walk: &mut Walk<'a, '_>) {
        walk.tell(name, Leaf::Spelt(member));
    }
}
