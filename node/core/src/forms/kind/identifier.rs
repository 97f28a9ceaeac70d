//! Identifiers: kept as written, judged by this node's own rules.

use ntc_proto::v1;

use super::text::fill_text;
use super::{Kind, Leaf, Walk, code, country, fill, line};
use crate::forms::reader::{Reader, Source, fill_table};
use crate::forms::row::{CellForm, Facts};
use crate::forms::shown::{Fields, Shown, shown_text};
use crate::forms::value::{Held, Value};
use crate::model::codes::IDENTIFIER_STATES;
use crate::model::identifier::{Identifier, MAX_IDENTIFIER_LEN, Scheme};
use crate::model::text::{MAX_LONG_TEXT, MAX_SHORT_TEXT, is_code_form, line_fault, lines_fault};
use crate::reason::Reason;

/// Longest normal form, in characters: an identifier and the state that issued it.
const MAX_NORMAL: usize = MAX_IDENTIFIER_LEN + 4;

/// An identifier.
#[derive(Clone, Copy)]
pub(in crate::forms) struct Identified {
    /// The scheme that a file leaves out; none where the file names it.
    scheme: Option<Scheme>,
}

/// An identifier of any scheme, a table in a file: scheme, raw, and country where the scheme needs it.
pub(in crate::forms) const fn identifier() -> Identified {
    Identified { scheme: None }
}

/// An identifier that a file gives as text, of `scheme`.
pub(in crate::forms) const fn identifier_of(scheme: Scheme) -> Identified {
    Identified {
        scheme: Some(scheme),
    }
}

/// The scheme of a name; of a newer code list, any name stands for another scheme.
fn scheme(at: &mut Reader, name: &str, code: &str) -> Option<Scheme> {
    match code.parse() {
        Ok(scheme) => Some(scheme),
        Err(_) if at.source() == Source::NewerPeer && is_code_form(code) => Some(Scheme::Other),
        Err(_) if code.is_empty() => {
            let message = "says no scheme; write plate, container, imei, serial_number or another one, or other";
            at.refuse(name, Reason::FieldMissing, message);
            None
        }
        Err(_) => {
            let message = "has an unknown scheme; use container, plate, imo_ship, mrn or other";
            at.refuse(name, Reason::CodeUnknown, message);
            None
        }
    }
}

/// A number and the state in brackets behind it, `CSQU3054383 [cloned]`; empty where there is none.
fn with_state(text: &str) -> (&str, &str) {
    let bare = text.trim_end().strip_suffix(']');
    let parts = bare.and_then(|bare| {
        let (raw, state) = bare.rsplit_once('[')?;
        Some((raw.trim_end(), IDENTIFIER_STATES.read(state.trim())?))
    });
    parts.unwrap_or((text, ""))
}

impl Kind for Identified {
    type Model = Identifier;
    type Wire = v1::Identifier;

    /// What the writer made of it is not taken over.
    fn read(
        &self,
        at: &mut Reader,
        name: &'static str,
        wire: v1::Identifier,
    ) -> Option<Identifier> {
        if line_fault(&wire.normal, MAX_NORMAL).is_some() {
            at.refuse(name, Reason::FieldInvalid, "has a normal form that is none");
            return None;
        }
        let scheme = scheme(at, name, &wire.scheme)?;
        let state = match wire.state.is_empty() {
            true => String::new(),
            false => at.within(name, |at| {
                code(&IDENTIFIER_STATES).read(at, "state", wire.state)
            })?,
        };
        let fault = if scheme == Scheme::Mrz {
            lines_fault(&wire.raw, MAX_LONG_TEXT)
        } else {
            line_fault(&wire.raw, MAX_SHORT_TEXT)
        };
        at.text_fault(name, fault);
        let country = (!wire.country.is_empty()).then_some(wire.country);
        match Identifier::read(scheme, &wire.raw, country.as_deref()) {
            Ok(identifier) => Some(identifier.in_state(state)),
            Err(error) => {
                at.refuse(name, error.reason(), &error.to_string());
                None
            }
        }
    }

    fn write(&self, identifier: &Identifier) -> v1::Identifier {
        v1::Identifier {
            scheme: identifier.scheme().code().to_owned(),
            raw: identifier.raw().to_owned(),
            normal: identifier.normal().to_owned(),
            validity: i32::from(identifier.validity().number()),
            country: identifier.country().unwrap_or_default().to_owned(),
            state: identifier.state().to_owned(),
        }
    }

    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> v1::Identifier {
        let own = self.scheme.map(|scheme| scheme.code().to_owned());
        if let Some(scheme) = &own
            && !matches!(value.held, Held::Table(_))
        {
            let text = fill_text(at, name, value, "text; put it in quotation marks");
            let text = text.unwrap_or_default();
            let (raw, state) = with_state(&text);
            return v1::Identifier {
                scheme: scheme.clone(),
                raw: raw.to_owned(),
                state: state.to_owned(),
                ..v1::Identifier::default()
            };
        }
        let Some(mut table) = fill_table(at, name, value) else {
            return v1::Identifier::default();
        };
        at.within(name, |at| {
            let filled = v1::Identifier {
                scheme: own.unwrap_or_else(|| fill(at, &line(), "scheme", &mut table)),
                raw: fill(at, &line(), "raw", &mut table),
                country: fill(at, &country(), "country", &mut table),
                state: fill(at, &code(&IDENTIFIER_STATES), "state", &mut table),
                ..v1::Identifier::default()
            };
            at.refuse_rest(table, &["scheme", "raw", "country", "state"]);
            filled
        })
    }

    /// It says what its rules think of it only when they think ill of it.
    fn show(&self, wire: &v1::Identifier) -> Option<Shown> {
        let validity = match v1::IdentifierValidity::try_from(wire.validity) {
            Ok(v1::IdentifierValidity::BadCheck) => "check digit does not hold",
            Ok(v1::IdentifierValidity::BadFormat) => "form does not hold",
            Ok(
                v1::IdentifierValidity::Ok
                | v1::IdentifierValidity::Unchecked
                | v1::IdentifierValidity::Unspecified,
            )
            | Err(_) => "",
        };
        let fields = Fields::default()
            .put("scheme", shown_text(&wire.scheme))
            .put("raw", shown_text(&wire.raw))
            .put("country", shown_text(&wire.country))
            .put("state", code(&IDENTIFIER_STATES).show(&wire.state))
            .put("validity", shown_text(validity));
        Some(fields.group())
    }

    fn facts(&self) -> Facts {
        match self.scheme {
            Some(scheme) => {
                Facts::new(format!("an identifier of the scheme {}", scheme.code())).quoted()
            }
            None => Facts::new(
                "an identifier: its scheme, the text as written, the issuing state where the scheme needs it, and whether it \
                 is genuine, where that is known",
            )
            .cell(CellForm::Identifier),
        }
    }

    fn leaves<'a>(&self, name: &'static str, identifier: &'a Self::Model, walk: &mut Walk<'a, '_>) {
        walk.tell(name, Leaf::Identifier(identifier));
    }
}
