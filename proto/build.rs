//! Compiles the protocol files with protox, so that no machine needs protoc.

use std::error::Error;

const FILES: [&str; 3] = [
    "ntc/v1/record.proto",
    "ntc/v1/exchange.proto",
    "ntc/node/v1/officer.proto",
];

fn main() -> Result<(), Box<dyn Error>> {
    let descriptors = protox::compile(FILES, ["."])?;
    let grpc = std::env::var_os("CARGO_FEATURE_GRPC").is_some();
    tonic_prost_build::configure()
        .build_client(grpc)
        .build_server(grpc)
        .boxed(".ntc.v1.FollowResponse.message.batch")
        .compile_fds(descriptors)?;
    for file in FILES {
        println!("cargo:rerun-if-changed={file}");
    }
    Ok(())
}
