//! The eight sections together.

use std::collections::BTreeSet;

use ntc_proto::node;
use ntc_proto::shape::{Shape, Shaped};
use prost::Message;

use super::bytes::{decode, show_bytes};
use super::companies::Companies;
use super::event::{self, Event};
use super::goods::Goods;
use super::kind::{Kind as _, Leaf, Walk, fill_value, part};
use super::media::Media;
use super::narrative::Narrative;
use super::national::National;
use super::persons::Persons;
use super::reader::{Path, Reader};
use super::row::Row;
use super::shown::Shown;
use super::table::Form;
use super::transport::Transport;
use super::value::Table;
use crate::model::InvalidRecord;
use crate::model::identifier::Identifier;
use crate::model::kind::RecordKind;
use crate::section::{Section, SectionSet};

/// Most bytes that all sections of one record take when encoded.
pub const MAX_SECTIONS: usize = 192 * 1024;

/// Declares the sections that have one form whatever the kind of record: field, form, section. The event has a form by
/// kind and is written out.
macro_rules! sections {
    ($($(#[doc = $help:literal])+ $field:ident: $form:ty, $section:ident;)+) => {
        /// The sections that a record has, or that were disclosed of it.
        #[derive(Clone, Debug, Default, Eq, PartialEq)]
        pub struct Sections {
            /// What happened or is expected, where and when.
            pub event: Option<Event>,
            $($(#[doc = $help])+ pub $field: Option<$form>,)+
        }

        impl Sections {
            /// Which sections there are.
            pub fn present(&self) -> SectionSet {
                let event = self.event.as_ref().map(|_| Section::Event);
                let others = [$(self.$field.as_ref().map(|_| Section::$section)),+];
                event.into_iter().chain(others.into_iter().flatten()).collect()
            }

            /// The sections that there are, encoded, in slot order.
            pub(crate) fn encode(&self) -> Vec<(Section, Vec<u8>)> {
                let event = self.event.as_ref().map(|it| (Section::Event, it.encode()));
                let others = [$(
                    self.$field.as_ref().map(|it| (Section::$section, it.write().encode_to_vec()))
                ),+];
                event.into_iter().chain(others.into_iter().flatten()).collect()
            }

            /// Reads one section of a record of `kind`.
            ///
            /// # Errors
            /// When the bytes are no such section, or this version does not read its kind.
            pub(crate) fn open(
                &mut self,
                at: &mut Reader,
                kind: RecordKind,
                section: Section,
                bytes: &[u8],
            ) -> Result<(), InvalidRecord> {
                at.within(section.name(), |at| {
                    match section {
                        Section::Event => self.event = Event::read(at, kind, bytes)?,
                        $(Section::$section => {
                            self.$field = <$form>::read(at, decode(section.name(), bytes)?);
                        })+
                    }
                    Ok(())
                })
            }

            /// Reads the sections that an officer drafted. One that says nothing at all is not there.
            pub(super) fn read_draft(at: &mut Reader, draft: &mut node::v1::Draft) -> Self {
                let event = draft.event.take();
                Self {
                    event: event.and_then(|it| at.within("event", |at| Event::read_draft(at, it))),
                    $($field: draft.$field.take().filter(|it| *it != Default::default()).and_then(|it| {
                        at.within(stringify!($field), |at| <$form>::read(at, it))
                    }),)+
                }
            }

            /// Writes the sections into a draft.
            pub(super) fn write_draft(&self, draft: &mut node::v1::Draft) {
                draft.event = self.event.as_ref().and_then(Event::write_draft);
                $(draft.$field = self.$field.as_ref().map(Form::write);)+
            }

            /// Fills in the sections of a draft of `kind` from a file.
            pub(super) fn fill(
                at: &mut Reader,
                kind: Option<RecordKind>,
                table: &mut Table,
                draft: &mut node::v1::Draft,
            ) {
                let event = at.take_table("event", table).unwrap_or_default();
                draft.event = kind.and_then(|kind| {
                    at.within("event", |at| event::fill(at, kind, event))
                });
                $(draft.$field = table.take(stringify!($field)).map(|value| {
                    fill_value(at, &part::<$form>(), stringify!($field), value)
                });)+
            }

            /// Tells each leaf of the sections that there are, in their order, with its path.
            pub(crate) fn leaves<'a>(&'a self, tell: &mut dyn FnMut(&Path, Leaf<'a>)) {
                let mut walk = Walk::new(tell);
                if let Some(event) = &self.event {
                    walk.within("event", |walk| event.leaves(walk));
                }
                $(if let Some(it) = &self.$field {
                    part::<$form>().leaves(stringify!($field), it, &mut walk);
                })+
            }
        }

        /// What a reader is shown of a section of a record of kind number `kind`.
        pub(crate) fn show(section: Section, kind: i32, bytes: &[u8]) -> Shown {
            match section {
                Section::Event => event::show(kind, bytes),
                $(Section::$section => show_bytes::<$form>(bytes),)+
            }
        }

        /// Each section but the event: what it is, its rows, and its message.
        pub(super) fn rows() -> Vec<(Section, &'static str, Vec<Row>, &'static Shape)> {
            vec![$((
                Section::$section,
                concat!($($help),+).trim(),
                <$form>::rows(),
                <<$form as Form>::Wire as Shaped>::SHAPE,
            )),+]
        }
    };
}

sections! {
    /// What goods.
    goods: Goods, Goods;
    /// How it moved: means of transport, containers, route.
    transport: Transport, Transport;
    /// Companies and their part.
    companies: Companies, Companies;
    /// Natural persons and their part; expires, handling.evaluation and the legal basis are required with them.
    persons: Persons, Persons;
    /// How it was done, what to look for.
    narrative: Narrative, Narrative;
    /// Hashes of pictures and documents.
    media: Media, Media;
    /// The author's own references, which never leave the party.
    national: National, National;
}

impl Sections {
    /// The categories of the goods.
    pub fn categories(&self) -> BTreeSet<String> {
        self.goods
            .iter()
            .flat_map(|goods| &goods.items)
            .map(|item| item.category.code.clone())
            .collect()
    }

    /// Every place that the event and the route touch, by code: countries (ISO 3166-1 alpha-2, EU and XZ), UN/LOCODEs
    /// and border crossings.
    pub fn places(&self) -> BTreeSet<String> {
        let places = self.event.iter().flat_map(Event::places);
        let places = places.flat_map(|place| [&place.country, &place.unlocode, &place.site]);
        let stops = self.transport.iter().flat_map(|moved| &moved.route);
        let stops = stops.flat_map(|stop| [&stop.country, &stop.unlocode, &stop.site]);
        places
            .chain(stops)
            .filter(|code| !code.is_empty())
            .cloned()
            .collect()
    }

    /// Every identifier, in the order of the sections.
    pub fn identifiers(&self) -> Vec<&Identifier> {
        let mut found = Vec::new();
        self.each_identifier(|_, identifier| found.push(identifier));
        found
    }

    /// Every identifier, with the path of its field.
    pub fn named_identifiers(&self) -> Vec<(String, Identifier)> {
        let mut found = Vec::new();
        self.each_identifier(|path, identifier| found.push((path.field(""), identifier.clone())));
        found
    }

    /// Tells every identifier with its path, in the order of the sections.
    pub(crate) fn each_identifier<'a>(&'a self, mut tell: impl FnMut(&Path, &'a Identifier)) {
        self.leaves(&mut |path, leaf| {
            if let Leaf::Identifier(identifier) = leaf {
                tell(path, identifier);
            }
        });
    }

    /// The key under which the author's own system holds the case.
    pub fn source_reference(&self) -> Option<&str> {
        self.national
            .as_ref()
            .map(|national| national.source_reference.as_str())
            .filter(|reference| !reference.is_empty())
    }
}
