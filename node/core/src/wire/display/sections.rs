//! The header and each section as a tree.

use ntc_proto::v1;
use prost::Message;

use super::shown::{Fields, Shown, shown_code};
use crate::model::codes::{
    CATEGORIES, CONCEALMENTS, CodeList, DIRECTIONS, EVALUATION_SCHEMES, EVENT_KINDS,
    EVENT_STATUSES, HANDLING_CODES, LOADED_STATES, MEANS, MEASURES, MEDIA_KINDS, MODES, PURPOSES,
    QUANTITY_BASES, RELATIONS, REQUESTED_ACTIONS, RISK_REASONS, ROLES, SEAL_STATES, SEXES,
    SITE_TYPES, STOP_ROLES, TRIGGERS, UNITS,
};
use crate::model::handling::{PermittedAction, Tlp};
use crate::model::kind::{RecordKind, Urgency};
use crate::record::{AgreementStep, Decimal, Moment, Precision, RecordId};
use crate::section::Section;
use crate::time::Timestamp;

pub(super) fn header(header: &v1::Header) -> Shown {
    let kind = RecordKind::ALL
        .into_iter()
        .find(|kind| *kind as i32 == header.kind);
    let urgency = Urgency::ALL
        .into_iter()
        .find(|urgency| *urgency as i32 == header.urgency);
    Fields::default()
        .text("id", &id(&header.id))
        .text("origin", &header.origin)
        .text("kind", kind.map_or("(unknown)", RecordKind::name))
        .number("version", header.version)
        .text("supersedes", &id(&header.supersedes))
        .text("created", &time(header.created_ms))
        .text("expires", &time(header.expires_ms))
        .text("urgency", urgency.map_or("(unknown)", Urgency::name))
        .text("language", &header.language)
        .code("purpose", &PURPOSES, &header.purpose)
        .list("categories", &header.categories, |code| {
            shown_code(&CATEGORIES, code, "")
        })
        .put("handling", header.handling.as_ref().map(handling))
        .text("code_list", &header.code_list)
        .list("references", &header.references, |reference| {
            Fields::default()
                .text("origin", &reference.origin)
                .text("id", &id(&reference.id))
                .code("relation", &RELATIONS, &reference.relation)
                .group()
        })
        .group()
}

fn handling(handling: &v1::Handling) -> Shown {
    let tlp = Tlp::ALL.into_iter().find(|tlp| *tlp as i32 == handling.tlp);
    let action = PermittedAction::ALL
        .into_iter()
        .find(|it| *it as i32 == handling.permitted_action);
    let evaluation = handling.evaluation.as_ref().map(|evaluation| {
        Fields::default()
            .code("scheme", &EVALUATION_SCHEMES, &evaluation.scheme)
            .text("source", &evaluation.source)
            .text("information", &evaluation.information)
            .group()
    });
    Fields::default()
        .text("tlp", tlp.map_or("(unknown)", Tlp::name))
        .list("named_recipients", &handling.named_recipients, |party| {
            Shown::Text(party.clone())
        })
        .text(
            "permitted_action",
            action.map_or("(unknown)", PermittedAction::name),
        )
        .put(
            "handling_codes",
            codes(&HANDLING_CODES, &handling.handling_codes),
        )
        .put("evaluation", evaluation)
        .group()
}

pub(super) fn section(section: Section, kind: i32, bytes: &[u8]) -> Shown {
    match section {
        Section::Event if kind == RecordKind::SeizureNotice as i32 => read(bytes, seizure),
        Section::Event if kind == RecordKind::ConsignmentAlert as i32 => read(bytes, consignment),
        Section::Event if kind == RecordKind::Agreement as i32 => read(bytes, agreement),
        Section::Event => Shown::unreadable(),
        Section::Goods => read(bytes, goods),
        Section::Transport => read(bytes, transport),
        Section::Companies => read(bytes, companies),
        Section::Persons => read(bytes, persons),
        Section::Narrative => read(bytes, narrative),
        Section::Media => read(bytes, media),
        Section::National => read(bytes, national),
    }
}

fn read<M: Message + Default>(bytes: &[u8], show: impl FnOnce(&M) -> Shown) -> Shown {
    M::decode(bytes).map_or_else(|_| Shown::unreadable(), |message| show(&message))
}

fn seizure(event: &v1::SeizureEvent) -> Shown {
    Fields::default()
        .code("event_kind", &EVENT_KINDS, &event.event_kind)
        .code("status", &EVENT_STATUSES, &event.status)
        .text("occurred", &moment(event.occurred.as_ref()))
        .text("reported", &moment(event.reported.as_ref()))
        .put("place", event.place.as_ref().map(place))
        .text("authority", &event.authority)
        .text("operation", &event.operation)
        .put("concealments", codes(&CONCEALMENTS, &event.concealments))
        .text("concealment_location", &event.concealment_location)
        .put("triggers", codes(&TRIGGERS, &event.triggers))
        .put("means", codes(&MEANS, &event.means))
        .group()
}

fn consignment(event: &v1::ConsignmentEvent) -> Shown {
    Fields::default()
        .put("risk_reasons", codes(&RISK_REASONS, &event.risk_reasons))
        .number("score", event.score)
        .number("score_scale", event.score_scale)
        .put(
            "requested_action",
            coded(&REQUESTED_ACTIONS, event.requested_action.as_ref()),
        )
        .put("expected_place", event.expected_place.as_ref().map(place))
        .text("expected_at", &moment(event.expected_at.as_ref()))
        .text("reply_by", &time(event.reply_by_ms))
        .text("valid_until", &time(event.valid_until_ms))
        .text("operation", &event.operation)
        .group()
}

fn agreement(event: &v1::AgreementEvent) -> Shown {
    let steps = [
        AgreementStep::Propose,
        AgreementStep::Sign,
        AgreementStep::Suspend,
        AgreementStep::Resume,
        AgreementStep::Terminate,
    ];
    let step = steps.into_iter().find(|step| *step as i32 == event.step);
    Fields::default()
        .text("step", step.map_or("(unknown)", AgreementStep::name))
        .text("document_sha256", &hex::encode(&event.document_sha256))
        .text("author_key", &hex::encode(&event.author_key))
        .text("reason", &event.reason)
        .group()
}

fn place(place: &v1::Place) -> Shown {
    let position = place.position.as_ref().map(|position| {
        let degrees = |micro: i32| Decimal::new(i64::from(micro), 6).map(|it| it.to_string());
        Fields::default()
            .text(
                "latitude",
                &degrees(position.latitude_microdegrees).unwrap_or_default(),
            )
            .text(
                "longitude",
                &degrees(position.longitude_microdegrees).unwrap_or_default(),
            )
            .number("precision_metres", position.precision_metres)
            .group()
    });
    Fields::default()
        .text("country", &place.country)
        .text("unlocode", &place.unlocode)
        .text("office_code", &place.office_code)
        .text("site_name", &place.site_name)
        .code("site_type", &SITE_TYPES, &place.site_type)
        .code("direction", &DIRECTIONS, &place.direction)
        .put("position", position)
        .group()
}

fn goods(goods: &v1::Goods) -> Shown {
    Fields::default()
        .list("items", &goods.items, item)
        .text("cover_load", &goods.cover_load)
        .group()
}

fn item(item: &v1::GoodsItem) -> Shown {
    Fields::default()
        .put("category", coded(&CATEGORIES, item.category.as_ref()))
        .text("subcategory", &item.subcategory)
        .text("description", &item.description)
        .text("quantity", &decimal(item.quantity.as_ref()))
        .code("unit", &UNITS, &item.unit)
        .code("quantity_basis", &QUANTITY_BASES, &item.quantity_basis)
        .text("hs6", &item.hs6)
        .number("hs_edition", item.hs_edition)
        .text("national_code", &item.national_code)
        .text("brand", &item.brand)
        .text("purity_percent", &decimal(item.purity_percent.as_ref()))
        .number("packages", item.packages)
        .text("package_type", &item.package_type)
        .text("value", &decimal(item.value.as_ref()))
        .text("currency", &item.currency)
        .text("cites_name", &item.cites_name)
        .text("inn", &item.inn)
        .text("cas", &item.cas)
        .text("un_number", &item.un_number)
        .text("declared_as", &item.declared_as)
        .text("test_method", &item.test_method)
        .group()
}

fn transport(transport: &v1::Transport) -> Shown {
    Fields::default()
        .list("legs", &transport.legs, |leg| {
            Fields::default()
                .code("mode", &MODES, &leg.mode)
                .text("means_type", &leg.means_type)
                .text("conveyance", &leg.conveyance)
                .text("name", &leg.name)
                .list("identifiers", &leg.identifiers, identifier)
                .text("voyage", &leg.voyage)
                .text("carrier", &leg.carrier)
                .list("documents", &leg.documents, identifier)
                .group()
        })
        .list("equipment", &transport.equipment, |equipment| {
            Fields::default()
                .put("container", equipment.container.as_ref().map(identifier))
                .text("size_type", &equipment.size_type)
                .list("seals", &equipment.seals, |seal| {
                    Fields::default()
                        .text("number", &seal.number)
                        .code("state", &SEAL_STATES, &seal.state)
                        .group()
                })
                .code("loaded", &LOADED_STATES, &equipment.loaded)
                .group()
        })
        .list("route", &transport.route, |stop| {
            Fields::default()
                .code("role", &STOP_ROLES, &stop.role)
                .text("country", &stop.country)
                .text("unlocode", &stop.unlocode)
                .text("planned", &time(stop.planned_ms))
                .text("actual", &time(stop.actual_ms))
                .put("known", Some(Shown::Flag(stop.known)))
                .group()
        })
        .flag("route_unknown", transport.route_unknown)
        .group()
}

fn companies(companies: &v1::Companies) -> Shown {
    let company = |company: &v1::Company| {
        Fields::default()
            .put("role", coded(&ROLES, company.role.as_ref()))
            .text("name", &company.name)
            .text("country", &company.country)
            .list("identifiers", &company.identifiers, identifier)
            .text("aeo_status", &company.aeo_status)
            .text("address", &company.address)
            .group()
    };
    Fields::default()
        .list("items", &companies.items, company)
        .group()
}

fn persons(persons: &v1::Persons) -> Shown {
    let name = |name: &v1::PersonName| {
        Fields::default()
            .text("written", &name.written)
            .text("script", &name.script)
            .text("mrz_form", &name.mrz_form)
            .group()
    };
    let person = |person: &v1::Person| {
        Fields::default()
            .put("role", coded(&ROLES, person.role.as_ref()))
            .list("names", &person.names, name)
            .code("sex", &SEXES, &person.sex)
            .text("birth_date", &person.birth_date)
            .list("nationalities", &person.nationalities, |it| {
                Shown::Text(it.clone())
            })
            .list("documents", &person.documents, identifier)
            .text("address", &person.address)
            .list("phones", &person.phones, identifier)
            .list("emails", &person.emails, |it| Shown::Text(it.clone()))
            .put("measures", codes(&MEASURES, &person.measures))
            .group()
    };
    Fields::default()
        .list("items", &persons.items, person)
        .text("legal_basis", &persons.legal_basis)
        .group()
}

fn narrative(narrative: &v1::Narrative) -> Shown {
    Fields::default()
        .text("modus_operandi", &narrative.modus_operandi)
        .text("indicators", &narrative.indicators)
        .put(
            "requested_action",
            coded(&REQUESTED_ACTIONS, narrative.requested_action.as_ref()),
        )
        .group()
}

fn media(media: &v1::Media) -> Shown {
    let item = |item: &v1::MediaItem| {
        Fields::default()
            .text("sha256", &hex::encode(&item.sha256))
            .number("size", item.size)
            .text("content_type", &item.content_type)
            .text("caption", &item.caption)
            .code("media_kind", &MEDIA_KINDS, &item.media_kind)
            .group()
    };
    Fields::default().list("items", &media.items, item).group()
}

fn national(national: &v1::National) -> Shown {
    Fields::default()
        .text("source_reference", &national.source_reference)
        .text("source_url", &national.source_url)
        .text("case_number", &national.case_number)
        .text("note", &national.note)
        .group()
}

/// An identifier says what its rules think of it only when they think ill of it.
fn identifier(identifier: &v1::Identifier) -> Shown {
    let validity = match v1::IdentifierValidity::try_from(identifier.validity) {
        Ok(v1::IdentifierValidity::BadCheck) => "check digit does not hold",
        Ok(v1::IdentifierValidity::BadFormat) => "form does not hold",
        Ok(
            v1::IdentifierValidity::Ok
            | v1::IdentifierValidity::Unchecked
            | v1::IdentifierValidity::Unspecified,
        )
        | Err(_) => "",
    };
    Fields::default()
        .text("scheme", &identifier.scheme)
        .text("raw", &identifier.raw)
        .text("country", &identifier.country)
        .text("validity", validity)
        .group()
}

fn coded(list: &CodeList, coded: Option<&v1::Coded>) -> Option<Shown> {
    coded.map(|coded| shown_code(list, &coded.code, &coded.text))
}

fn codes(list: &CodeList, codes: &[v1::Coded]) -> Option<Shown> {
    let shown = codes
        .iter()
        .map(|coded| shown_code(list, &coded.code, &coded.text));
    (!codes.is_empty()).then(|| Shown::List(shown.collect()))
}

fn id(bytes: &[u8]) -> String {
    RecordId::from_slice(bytes).map_or_else(|_| hex::encode(bytes), |id| id.to_string())
}

fn decimal(number: Option<&v1::Decimal>) -> String {
    number
        .and_then(|number| Decimal::new(number.mantissa, number.scale))
        .map(|number| number.to_string())
        .unwrap_or_default()
}

fn time(millis: i64) -> String {
    let millis = u64::try_from(millis).ok().filter(|millis| *millis > 0);
    millis
        .map(|millis| Timestamp::from_millis(millis).to_string())
        .unwrap_or_default()
}

fn moment(moment: Option<&v1::Moment>) -> String {
    let precisions = [
        Precision::Minute,
        Precision::Hour,
        Precision::Day,
        Precision::Month,
        Precision::Year,
    ];
    moment
        .and_then(|moment| {
            let precision = precisions
                .into_iter()
                .find(|it| *it as i32 == moment.precision)?;
            let at = Timestamp::from_millis(u64::try_from(moment.at_ms).ok()?);
            Some(Moment { at, precision }.to_string())
        })
        .unwrap_or_default()
}
