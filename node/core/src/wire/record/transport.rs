//! The transport section.

use ntc_proto::v1;

use super::event::unlocode;
use super::identifier;
use super::read::{Reader, write_time};
use crate::model::codes::{
    LOADED_STATES, MODES, SEAL_STATES, STOP_ROLES, container_type_form, means_type_form,
};
use crate::model::text::MAX_LIST;
use crate::record::{
    Equipment, Leg, MAX_EQUIPMENT, MAX_LEGS, MAX_SEALS, MAX_STOPS, Seal, Stop, Transport,
};

pub(super) fn read(reader: &mut Reader, message: v1::Transport) -> Transport {
    Transport {
        legs: reader.list("legs", MAX_LEGS, message.legs, leg),
        equipment: reader.list("equipment", MAX_EQUIPMENT, message.equipment, equipment),
        route: reader.list("route", MAX_STOPS, message.route, stop),
        route_unknown: message.route_unknown,
    }
}

fn leg(reader: &mut Reader, message: v1::Leg) -> Leg {
    Leg {
        mode: reader.required_code("mode", &MODES, message.mode),
        means_type: reader.form(
            "means_type",
            message.means_type,
            means_type_form,
            "a type of means of UN/ECE Rec 28: one to four digits",
        ),
        conveyance: reader.short("conveyance", message.conveyance),
        name: reader.short("name", message.name),
        identifiers: identifier::read_list(reader, "identifiers", MAX_LIST, message.identifiers),
        voyage: reader.short("voyage", message.voyage),
        carrier: reader.short("carrier", message.carrier),
        documents: identifier::read_list(reader, "documents", MAX_LIST, message.documents),
    }
}

fn equipment(reader: &mut Reader, message: v1::Equipment) -> Equipment {
    Equipment {
        container: message
            .container
            .and_then(|it| reader.within("container", |reader| identifier::read(reader, "", it))),
        size_type: reader.form(
            "size_type",
            message.size_type,
            container_type_form,
            "a size and type of ISO 6346: four characters",
        ),
        seals: reader.list("seals", MAX_SEALS, message.seals, |reader, seal| Seal {
            number: reader.short("number", seal.number),
            state: reader.code("state", &SEAL_STATES, seal.state),
        }),
        loaded: reader.code("loaded", &LOADED_STATES, message.loaded),
    }
}

fn stop(reader: &mut Reader, message: v1::Stop) -> Stop {
    reader.require("country", message.country.is_empty());
    let country = reader.country("country", message.country);
    Stop {
        role: reader.required_code("role", &STOP_ROLES, message.role),
        unlocode: unlocode(reader, &country, message.unlocode),
        planned: reader.time("planned", message.planned_ms),
        actual: reader.time("actual", message.actual_ms),
        known: message.known,
        country,
    }
}

pub(super) fn write(transport: &Transport) -> v1::Transport {
    v1::Transport {
        legs: transport.legs.iter().map(write_leg).collect(),
        equipment: transport.equipment.iter().map(write_equipment).collect(),
        route: transport.route.iter().map(write_stop).collect(),
        route_unknown: transport.route_unknown,
    }
}

fn write_leg(leg: &Leg) -> v1::Leg {
    v1::Leg {
        mode: leg.mode.clone(),
        means_type: leg.means_type.clone(),
        conveyance: leg.conveyance.clone(),
        name: leg.name.clone(),
        identifiers: identifier::write_list(&leg.identifiers),
        voyage: leg.voyage.clone(),
        carrier: leg.carrier.clone(),
        documents: identifier::write_list(&leg.documents),
    }
}

fn write_equipment(equipment: &Equipment) -> v1::Equipment {
    v1::Equipment {
        container: equipment.container.as_ref().map(identifier::write),
        size_type: equipment.size_type.clone(),
        seals: equipment
            .seals
            .iter()
            .map(|seal| v1::Seal {
                number: seal.number.clone(),
                state: seal.state.clone(),
            })
            .collect(),
        loaded: equipment.loaded.clone(),
    }
}

fn write_stop(stop: &Stop) -> v1::Stop {
    v1::Stop {
        role: stop.role.clone(),
        country: stop.country.clone(),
        unlocode: stop.unlocode.clone(),
        planned_ms: write_time(stop.planned),
        actual_ms: write_time(stop.actual),
        known: stop.known,
    }
}
