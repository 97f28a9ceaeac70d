//! The shape of a draft file.

use serde::Deserialize;

use super::value::{Number, When};

/// A table of the file: every field may be left out, and no other is known.
macro_rules! tables {
    ($($(#[$doc:meta])+ $name:ident { $($field:ident: $type:ty,)+ })+) => {
        $(
            $(#[$doc])+
            #[derive(Clone, Default, Deserialize)]
            #[serde(default, deny_unknown_fields)]
            pub(super) struct $name {
                $(pub(super) $field: $type,)+
            }
        )+
    };
}

tables! {
    /// The whole file.
    DraftFile {
        kind: String,
        language: Option<String>,
        purpose: String,
        urgency: Option<String>,
        expires: Option<When>,
        audience: Vec<String>,
        handling: HandlingTable,
        references: Vec<ReferenceTable>,
        event: EventTable,
        goods: Option<GoodsTable>,
        transport: Option<TransportTable>,
        companies: Option<CompaniesTable>,
        persons: Option<PersonsTable>,
        narrative: Option<NarrativeTable>,
        media: Option<MediaTable>,
        national: Option<NationalTable>,
    }

    /// `[handling]`.
    HandlingTable {
        tlp: String,
        named_recipients: Vec<String>,
        permitted_action: String,
        handling_codes: Vec<String>,
        evaluation: Option<EvaluationTable>,
    }

    /// `[handling.evaluation]`.
    EvaluationTable {
        scheme: String,
        source: String,
        information: Number,
    }

    /// `[[references]]`.
    ReferenceTable {
        origin: String,
        id: String,
        relation: String,
    }

    /// `[event]`: fields of a seizure notice or of a consignment alert.
    EventTable {
        event_kind: String,
        status: String,
        occurred: Option<When>,
        reported: Option<When>,
        place: Option<PlaceTable>,
        authority: String,
        operation: String,
        concealments: Vec<String>,
        concealment_location: String,
        triggers: Vec<String>,
        means: Vec<String>,
        risk_reasons: Vec<String>,
        score: u32,
        score_scale: u32,
        requested_action: String,
        expected_place: Option<PlaceTable>,
        expected_at: Option<When>,
        reply_by: Option<When>,
        valid_until: Option<When>,
    }

    /// `[event.place]` and `[event.expected_place]`.
    PlaceTable {
        country: String,
        unlocode: String,
        office_code: String,
        site_name: String,
        site_type: String,
        direction: String,
        position: Option<PositionTable>,
    }

    /// `position` of a place, degrees and metres.
    PositionTable {
        latitude: Number,
        longitude: Number,
        precision_metres: u32,
    }

    /// `[goods]`.
    GoodsTable {
        items: Vec<ItemTable>,
        cover_load: String,
    }

    /// `[[goods.items]]`.
    ItemTable {
        category: String,
        subcategory: String,
        quantity: Option<Number>,
        unit: String,
        quantity_basis: String,
        hs6: String,
        national_code: String,
        hs_edition: u32,
        description: String,
        brand: String,
        purity_percent: Option<Number>,
        packages: u32,
        package_type: String,
        value: Option<Number>,
        currency: String,
        cites_name: String,
        inn: String,
        cas: String,
        un_number: String,
        declared_as: String,
        test_method: String,
    }

    /// `[transport]`.
    TransportTable {
        legs: Vec<LegTable>,
        equipment: Vec<EquipmentTable>,
        route: Vec<StopTable>,
        route_unknown: bool,
    }

    /// `[[transport.legs]]`.
    LegTable {
        mode: Number,
        means_type: String,
        conveyance: String,
        name: String,
        identifiers: Vec<IdentifierTable>,
        voyage: String,
        carrier: String,
        documents: Vec<IdentifierTable>,
    }

    /// An identifier: its scheme, the text as written, and the issuing state where the scheme needs it.
    IdentifierTable {
        scheme: String,
        raw: String,
        country: String,
    }

    /// `[[transport.equipment]]`; the container's number is text.
    EquipmentTable {
        container: String,
        size_type: String,
        seals: Vec<SealTable>,
        loaded: String,
    }

    /// A seal.
    SealTable {
        number: String,
        state: String,
    }

    /// `[[transport.route]]`.
    StopTable {
        role: String,
        country: String,
        unlocode: String,
        planned: Option<When>,
        actual: Option<When>,
        known: bool,
    }

    /// `[companies]`.
    CompaniesTable {
        items: Vec<CompanyTable>,
    }

    /// `[[companies.items]]`.
    CompanyTable {
        role: String,
        name: String,
        country: String,
        identifiers: Vec<IdentifierTable>,
        aeo_status: String,
        address: String,
    }

    /// `[persons]`.
    PersonsTable {
        items: Vec<PersonTable>,
        legal_basis: String,
    }

    /// `[[persons.items]]`.
    PersonTable {
        role: String,
        names: Vec<NameTable>,
        sex: String,
        birth_date: Option<When>,
        nationalities: Vec<String>,
        documents: Vec<IdentifierTable>,
        address: String,
        phones: Vec<String>,
        emails: Vec<String>,
        measures: Vec<String>,
    }

    /// A name in one script.
    NameTable {
        written: String,
        script: String,
        mrz_form: String,
    }

    /// `[narrative]`.
    NarrativeTable {
        modus_operandi: String,
        indicators: String,
        requested_action: String,
    }

    /// `[media]`.
    MediaTable {
        items: Vec<MediaItemTable>,
    }

    /// `[[media.items]]`; the hash is hexadecimal, as `ntc media put` shows it.
    MediaItemTable {
        sha256: String,
        size: u64,
        content_type: String,
        caption: String,
        media_kind: String,
    }

    /// `[national]`.
    NationalTable {
        source_reference: String,
        source_url: String,
        case_number: String,
        note: String,
    }
}
