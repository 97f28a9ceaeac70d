//! From the file's tables to the message that a client sends.

use ntc_proto::node::v1::draft::Event;
use ntc_proto::{node, v1};

use super::form::{
    CompanyTable, DraftFile, EquipmentTable, EventTable, GoodsTable, HandlingTable,
    IdentifierTable, ItemTable, LegTable, MediaItemTable, PersonTable, PlaceTable, ReferenceTable,
    StopTable, TransportTable,
};
use super::value::{Number, When};
use crate::model::handling::{PermittedAction, Tlp};
use crate::model::kind::{RecordKind, Urgency};
use crate::reason::Reason;
use crate::record::{Decimal, InvalidRecord, Moment, RecordId};

/// Digits after the point of a degree that a position keeps: micro-degrees.
const MICRO_DIGITS: u32 = 6;

/// What has been found wrong so far.
#[derive(Default)]
struct Faults(Vec<InvalidRecord>);

pub(super) fn draft(file: DraftFile) -> Result<node::v1::Draft, Vec<InvalidRecord>> {
    let mut faults = Faults::default();
    let kind = faults.named::<RecordKind>("kind", Some(&file.kind));
    let urgency = file.urgency.as_deref().unwrap_or(Urgency::Routine.name());
    let draft = node::v1::Draft {
        kind: kind.map_or(0, |kind| kind as i32),
        language: file.language.unwrap_or_else(|| "en".to_owned()),
        purpose: file.purpose,
        handling: Some(faults.handling(file.handling)),
        urgency: faults
            .named::<Urgency>("urgency", Some(urgency))
            .map_or(0, |it| it as i32),
        expires_ms: faults.time("expires", file.expires.as_ref()),
        references: numbered(file.references, "references", |path, it| {
            faults.reference(&path, &it)
        }),
        audience: file.audience,
        event: kind.and_then(|kind| faults.event(kind, file.event)),
        goods: file.goods.map(|goods| faults.goods(goods)),
        transport: file.transport.map(|transport| faults.transport(transport)),
        companies: file.companies.map(|companies| v1::Companies {
            items: companies.items.into_iter().map(company).collect(),
        }),
        persons: file.persons.map(|persons| v1::Persons {
            items: persons.items.into_iter().map(person).collect(),
            legal_basis: persons.legal_basis,
        }),
        narrative: file.narrative.map(|narrative| v1::Narrative {
            modus_operandi: narrative.modus_operandi,
            indicators: narrative.indicators,
            requested_action: optional_code(&narrative.requested_action),
        }),
        media: file.media.map(|media| v1::Media {
            items: numbered(media.items, "media.items", |path, it| {
                faults.media(&path, it)
            }),
        }),
        national: file.national.map(|national| v1::National {
            source_reference: national.source_reference,
            source_url: national.source_url,
            case_number: national.case_number,
            note: national.note,
        }),
    };
    if faults.0.is_empty() {
        Ok(draft)
    } else {
        Err(faults.0)
    }
}

fn numbered<T, U>(items: Vec<T>, name: &str, mut read: impl FnMut(String, T) -> U) -> Vec<U> {
    let items = items.into_iter().enumerate();
    items
        .map(|(position, item)| read(format!("{name}[{position}]"), item))
        .collect()
}

impl Faults {
    fn refuse(&mut self, field: &str, reason: Reason, message: &str) {
        self.0.push(InvalidRecord::new(field, reason, message));
    }

    /// Reads a word of a closed list; a missing word is left to the rules of the record.
    fn named<T: std::str::FromStr<Err: std::fmt::Display>>(
        &mut self,
        field: &str,
        word: Option<&str>,
    ) -> Option<T> {
        match word.filter(|word| !word.is_empty())?.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse(field, Reason::CodeUnknown, &error.to_string());
                None
            }
        }
    }

    fn moment(&mut self, field: &str, when: Option<&When>) -> Option<v1::Moment> {
        let Some(moment) = Moment::parse(&when?.0) else {
            let message = "is not a date YYYY-MM-DD, a month, a year, or a time YYYY-MM-DDThh:mmZ, since 1970";
            self.refuse(field, Reason::FieldInvalid, message);
            return None;
        };
        Some(v1::Moment {
            at_ms: i64::try_from(moment.at.as_millis()).unwrap_or(i64::MAX),
            precision: moment.precision as i32,
        })
    }

    fn time(&mut self, field: &str, when: Option<&When>) -> i64 {
        self.moment(field, when).map_or(0, |moment| moment.at_ms)
    }

    fn decimal(&mut self, field: &str, number: Option<&Number>) -> Option<v1::Decimal> {
        match number?.0.parse::<Decimal>() {
            Ok(number) => Some(v1::Decimal {
                mantissa: number.mantissa(),
                scale: number.scale(),
            }),
            Err(error) => {
                self.refuse(field, Reason::FieldInvalid, &error.to_string());
                None
            }
        }
    }

    fn handling(&mut self, table: HandlingTable) -> v1::Handling {
        let tlp = self.named::<Tlp>("handling.tlp", Some(&table.tlp));
        let action = self
            .named::<PermittedAction>("handling.permitted_action", Some(&table.permitted_action));
        v1::Handling {
            tlp: tlp.map_or(0, |tlp| tlp as i32),
            named_recipients: table.named_recipients,
            permitted_action: action.map_or(0, |action| action as i32),
            handling_codes: codes(&table.handling_codes),
            evaluation: table.evaluation.map(|evaluation| v1::Evaluation {
                scheme: evaluation.scheme,
                source: evaluation.source,
                information: evaluation.information.0,
            }),
        }
    }

    fn reference(&mut self, path: &str, table: &ReferenceTable) -> v1::RecordReference {
        let id = self.named::<RecordId>(&format!("{path}.id"), Some(&table.id));
        v1::RecordReference {
            origin: table.origin.clone(),
            id: id.map(|id| id.as_bytes().to_vec()).unwrap_or_default(),
            relation: table.relation.clone(),
        }
    }

    /// One table serves both kinds; what belongs to the other kind is refused, not dropped.
    fn event(&mut self, kind: RecordKind, table: EventTable) -> Option<Event> {
        let operation = table.operation.clone();
        let (mut seizure, mut alert) = self.events(table);
        match kind {
            RecordKind::SeizureNotice => {
                if alert != v1::ConsignmentEvent::default() {
                    let message = "has fields of a ConsignmentAlert; see `ntc alert sample`";
                    self.refuse("event", Reason::FieldInvalid, message);
                }
                seizure.operation = operation;
                Some(Event::Seizure(seizure))
            }
            RecordKind::ConsignmentAlert => {
                if seizure != v1::SeizureEvent::default() {
                    let message = "has fields of a SeizureNotice; see `ntc alert sample`";
                    self.refuse("event", Reason::FieldInvalid, message);
                }
                alert.operation = operation;
                Some(Event::Consignment(alert))
            }
            RecordKind::PassengerAlert
            | RecordKind::HitNotice
            | RecordKind::Request
            | RecordKind::Answer
            | RecordKind::Outcome
            | RecordKind::Correction
            | RecordKind::Retraction
            | RecordKind::Consent
            | RecordKind::Agreement
            | RecordKind::ContactChange => None,
        }
    }

    fn events(&mut self, table: EventTable) -> (v1::SeizureEvent, v1::ConsignmentEvent) {
        let seizure = v1::SeizureEvent {
            event_kind: table.event_kind,
            status: table.status,
            occurred: self.moment("event.occurred", table.occurred.as_ref()),
            reported: self.moment("event.reported", table.reported.as_ref()),
            place: table.place.map(|place| self.place("event.place", place)),
            authority: table.authority,
            operation: String::new(),
            concealments: codes(&table.concealments),
            concealment_location: table.concealment_location,
            triggers: codes(&table.triggers),
            means: codes(&table.means),
        };
        let alert = v1::ConsignmentEvent {
            risk_reasons: codes(&table.risk_reasons),
            score: table.score,
            score_scale: table.score_scale,
            requested_action: optional_code(&table.requested_action),
            expected_place: table
                .expected_place
                .map(|place| self.place("event.expected_place", place)),
            expected_at: self.moment("event.expected_at", table.expected_at.as_ref()),
            reply_by_ms: self.time("event.reply_by", table.reply_by.as_ref()),
            valid_until_ms: self.time("event.valid_until", table.valid_until.as_ref()),
            operation: String::new(),
        };
        (seizure, alert)
    }

    fn place(&mut self, path: &str, table: PlaceTable) -> v1::Place {
        let position = table.position.map(|position| v1::Position {
            latitude_microdegrees: self.degrees(&format!("{path}.position"), &position.latitude),
            longitude_microdegrees: self.degrees(&format!("{path}.position"), &position.longitude),
            precision_metres: position.precision_metres,
        });
        v1::Place {
            country: table.country,
            unlocode: table.unlocode,
            office_code: table.office_code,
            site_name: table.site_name,
            site_type: table.site_type,
            direction: table.direction,
            position,
        }
    }

    fn degrees(&mut self, field: &str, number: &Number) -> i32 {
        let micro = number.0.parse::<Decimal>().ok().and_then(|degrees| {
            let missing = MICRO_DIGITS.checked_sub(degrees.scale())?;
            let micro = degrees
                .mantissa()
                .checked_mul(10_i64.checked_pow(missing)?)?;
            i32::try_from(micro).ok()
        });
        micro.unwrap_or_else(|| {
            let message =
                "is not in degrees with at most six digits after the point, such as 42.15";
            self.refuse(field, Reason::FieldInvalid, message);
            0
        })
    }

    fn goods(&mut self, table: GoodsTable) -> v1::Goods {
        v1::Goods {
            items: numbered(table.items, "goods.items", |path, item| {
                self.item(&path, item)
            }),
            cover_load: table.cover_load,
        }
    }

    fn item(&mut self, path: &str, table: ItemTable) -> v1::GoodsItem {
        v1::GoodsItem {
            category: optional_code(&table.category),
            subcategory: table.subcategory,
            quantity: self.decimal(&format!("{path}.quantity"), table.quantity.as_ref()),
            unit: table.unit,
            quantity_basis: table.quantity_basis,
            hs6: table.hs6,
            national_code: table.national_code,
            hs_edition: table.hs_edition,
            description: table.description,
            brand: table.brand,
            purity_percent: self.decimal(
                &format!("{path}.purity_percent"),
                table.purity_percent.as_ref(),
            ),
            packages: table.packages,
            package_type: table.package_type,
            value: self.decimal(&format!("{path}.value"), table.value.as_ref()),
            currency: table.currency,
            cites_name: table.cites_name,
            inn: table.inn,
            cas: table.cas,
            un_number: table.un_number,
            declared_as: table.declared_as,
            test_method: table.test_method,
        }
    }

    fn transport(&mut self, table: TransportTable) -> v1::Transport {
        v1::Transport {
            legs: table.legs.into_iter().map(leg).collect(),
            equipment: table.equipment.into_iter().map(equipment).collect(),
            route: numbered(table.route, "transport.route", |path, stop| {
                self.stop(&path, stop)
            }),
            route_unknown: table.route_unknown,
        }
    }

    fn stop(&mut self, path: &str, table: StopTable) -> v1::Stop {
        v1::Stop {
            role: table.role,
            country: table.country,
            unlocode: table.unlocode,
            planned_ms: self.time(&format!("{path}.planned"), table.planned.as_ref()),
            actual_ms: self.time(&format!("{path}.actual"), table.actual.as_ref()),
            known: table.known,
        }
    }

    fn media(&mut self, path: &str, table: MediaItemTable) -> v1::MediaItem {
        let sha256 = hex::decode(&table.sha256).unwrap_or_else(|_| {
            let message = "is not the hash in hexadecimal that `ntc media put` shows";
            self.refuse(&format!("{path}.sha256"), Reason::FieldInvalid, message);
            Vec::new()
        });
        v1::MediaItem {
            sha256,
            size: table.size,
            content_type: table.content_type,
            caption: table.caption,
            media_kind: table.media_kind,
        }
    }
}

fn leg(table: LegTable) -> v1::Leg {
    v1::Leg {
        mode: table.mode.0,
        means_type: table.means_type,
        conveyance: table.conveyance,
        name: table.name,
        identifiers: identifiers(table.identifiers),
        voyage: table.voyage,
        carrier: table.carrier,
        documents: identifiers(table.documents),
    }
}

fn equipment(table: EquipmentTable) -> v1::Equipment {
    v1::Equipment {
        container: (!table.container.is_empty()).then(|| v1::Identifier {
            scheme: "container".to_owned(),
            raw: table.container,
            ..v1::Identifier::default()
        }),
        size_type: table.size_type,
        seals: table
            .seals
            .into_iter()
            .map(|seal| v1::Seal {
                number: seal.number,
                state: seal.state,
            })
            .collect(),
        loaded: table.loaded,
    }
}

fn company(table: CompanyTable) -> v1::Company {
    v1::Company {
        role: optional_code(&table.role),
        name: table.name,
        country: table.country,
        identifiers: identifiers(table.identifiers),
        aeo_status: table.aeo_status,
        address: table.address,
    }
}

fn person(table: PersonTable) -> v1::Person {
    v1::Person {
        role: optional_code(&table.role),
        names: table
            .names
            .into_iter()
            .map(|name| v1::PersonName {
                written: name.written,
                script: name.script,
                mrz_form: name.mrz_form,
            })
            .collect(),
        sex: table.sex,
        birth_date: table.birth_date.map(|date| date.0).unwrap_or_default(),
        nationalities: table.nationalities,
        documents: identifiers(table.documents),
        address: table.address,
        phones: table
            .phones
            .into_iter()
            .map(|raw| v1::Identifier {
                scheme: "phone".to_owned(),
                raw,
                ..v1::Identifier::default()
            })
            .collect(),
        emails: table.emails,
        measures: codes(&table.measures),
    }
}

fn identifiers(tables: Vec<IdentifierTable>) -> Vec<v1::Identifier> {
    tables
        .into_iter()
        .map(|table| v1::Identifier {
            scheme: table.scheme,
            raw: table.raw,
            country: table.country,
            ..v1::Identifier::default()
        })
        .collect()
}

fn codes(words: &[String]) -> Vec<v1::Coded> {
    words.iter().map(|word| code(word)).collect()
}

fn optional_code(word: &str) -> Option<v1::Coded> {
    (!word.is_empty()).then(|| code(word))
}

/// A code, and after a colon the text beside it.
fn code(word: &str) -> v1::Coded {
    let (code, text) = word.split_once(':').unwrap_or((word, ""));
    v1::Coded {
        code: code.trim().to_owned(),
        text: text.trim().to_owned(),
    }
}
