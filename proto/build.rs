//! Compiles the protocol files with protox, so that no machine needs protoc, and writes down which fields each
//! message of the treaty has.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use protox::prost_reflect::prost_types::field_descriptor_proto::Label;

const FILES: [&str; 22] = [
    "ntc/v1/record.proto",
    "ntc/v1/exchange.proto",
    "ntc/v1/proof.proto",
    "ntc/v1/query.proto",
    "ntc/node/v1/approval.proto",
    "ntc/node/v1/audit.proto",
    "ntc/node/v1/doctor.proto",
    "ntc/node/v1/hit.proto",
    "ntc/node/v1/inbox.proto",
    "ntc/node/v1/notify.proto",
    "ntc/node/v1/officer.proto",
    "ntc/node/v1/onward.proto",
    "ntc/node/v1/outcome.proto",
    "ntc/node/v1/phrase.proto",
    "ntc/node/v1/policy.proto",
    "ntc/node/v1/query.proto",
    "ntc/node/v1/recall.proto",
    "ntc/node/v1/request.proto",
    "ntc/node/v1/retention.proto",
    "ntc/node/v1/screening.proto",
    "ntc/node/v1/stats.proto",
    "ntc/node/v1/watchlist.proto",
];

/// The file whose messages are signed, and may hold fields that a later version added.
const SIGNED: &str = "ntc/v1/record.proto";

fn main() -> Result<(), Box<dyn Error>> {
    let descriptors = protox::compile(FILES, ["."])?;
    let mut shapes = String::new();
    for file in descriptors.file.iter().filter(|file| file.name() == SIGNED) {
        for message in &file.message_type {
            let name = message.name();
            writeln!(
                shapes,
                "impl Shaped for v1::{name} {{ const SHAPE: &'static Shape = &Shape {{ name: {name:?}, fields: &["
            )?;
            for field in &message.field {
                let part = file
                    .message_type
                    .iter()
                    .find(|part| field.type_name() == format!(".ntc.v1.{}", part.name()));
                let part = part.map_or("None".to_owned(), |part| {
                    format!("Some(<v1::{} as Shaped>::SHAPE)", part.name())
                });
                writeln!(
                    shapes,
                    "ShapeField {{ number: {}, name: {:?}, is_list: {}, part: {part} }},",
                    field.number(),
                    field.name(),
                    field.label() == Label::Repeated
                )?;
            }
            writeln!(shapes, "] }}; }}")?;
        }
    }
    let out = std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    std::fs::write(Path::new(&out).join("shapes.rs"), shapes)?;
    let grpc = std::env::var_os("CARGO_FEATURE_GRPC").is_some();
    tonic_prost_build::configure()
        .build_client(grpc)
        .build_server(grpc)
        // The last message of an import is much larger than those before it.
        .boxed(".ntc.node.v1.ImportWatchlistResponse.part.result")
        .compile_fds(descriptors)?;
    for file in FILES {
        println!("cargo:rerun-if-changed={file}");
    }
    Ok(())
}
