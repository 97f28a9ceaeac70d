//! The eight sections together.

use std::collections::BTreeSet;

use super::event::Event;
use super::goods::Goods;
use super::papers::{Media, Narrative, National};
use super::people::{Companies, Persons};
use super::transport::Transport;
use crate::model::identifier::Identifier;
use crate::section::{Section, SectionSet};

/// Most bytes that all sections of one record take when encoded.
pub const MAX_SECTIONS: usize = 192 * 1024;

/// The sections that a record has, or that were disclosed of it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Sections {
    /// What happened or is expected, where and when.
    pub event: Option<Event>,
    /// What goods.
    pub goods: Option<Goods>,
    /// Means of transport, containers, route.
    pub transport: Option<Transport>,
    /// Companies and their part.
    pub companies: Option<Companies>,
    /// Natural persons and their part.
    pub persons: Option<Persons>,
    /// How it was done, what to look for.
    pub narrative: Option<Narrative>,
    /// Hashes of pictures and documents.
    pub media: Option<Media>,
    /// The author's own references.
    pub national: Option<National>,
}

impl Sections {
    /// Which sections there are.
    pub fn present(&self) -> SectionSet {
        [
            (Section::Event, self.event.is_some()),
            (Section::Goods, self.goods.is_some()),
            (Section::Transport, self.transport.is_some()),
            (Section::Companies, self.companies.is_some()),
            (Section::Persons, self.persons.is_some()),
            (Section::Narrative, self.narrative.is_some()),
            (Section::Media, self.media.is_some()),
            (Section::National, self.national.is_some()),
        ]
        .into_iter()
        .filter_map(|(section, present)| present.then_some(section))
        .collect()
    }
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

    /// Every country that the place and the route touch, ISO 3166-1 alpha-2.
    pub fn countries(&self) -> BTreeSet<String> {
        let place = self
            .event
            .iter()
            .filter_map(Event::place)
            .map(|place| &place.country);
        let stops = self
            .transport
            .iter()
            .flat_map(|transport| &transport.route)
            .map(|stop| &stop.country);
        place
            .chain(stops)
            .filter(|country| !country.is_empty())
            .cloned()
            .collect()
    }

    /// Every identifier, in the order of the sections.
    pub fn identifiers(&self) -> Vec<&Identifier> {
        let mut all = Vec::new();
        if let Some(transport) = &self.transport {
            for leg in &transport.legs {
                all.extend(leg.identifiers.iter().chain(&leg.documents));
            }
            all.extend(
                transport
                    .equipment
                    .iter()
                    .filter_map(|item| item.container.as_ref()),
            );
        }
        if let Some(companies) = &self.companies {
            all.extend(
                companies
                    .items
                    .iter()
                    .flat_map(|company| &company.identifiers),
            );
        }
        if let Some(persons) = &self.persons {
            for person in &persons.items {
                all.extend(person.documents.iter().chain(&person.phones));
            }
        }
        all
    }

    /// The key under which the author's own system holds the case.
    pub fn source_reference(&self) -> Option<&str> {
        self.national
            .as_ref()
            .map(|national| national.source_reference.as_str())
            .filter(|reference| !reference.is_empty())
    }
}
