//! `ntc audit export`: entries as JSON lines, which prove themselves.

use clap::Args;
use ntc_core::reason::Call;
use ntc_proto::node::v1::ExportAuditRequest;
use serde_json::Value;

use super::line_json;
use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::Output;

fn what() -> String {
    say!("audit-not-exported")
}

const EXAMPLES: &str = "\
Writes one entry a line, in their order, in JSON whatever else is asked. `stored` is the entry as the node holds it, in \
hexadecimal digits; `hash` is SHA-256 over a zero byte, \"ntc/journal/v1\", a line feed and these bytes; `previous` is the \
hash of the entry before it. So whoever has the newest hash can tell whether any line was altered or is missing. What own \
rules decided is written out by 'ntc audit decisions --export'. Needs role \
administrator or auditor.

Examples:
  ntc audit export > audit.jsonl
  ntc audit export --from 120000 >> audit.jsonl
  ntc audit export | jq -c 'select(.outcome != \"OK\" and .outcome != \"BEGUN\")'";

/// What `ntc audit export` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// From the entry of this number on
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    from: u64,

    /// Before the entry of this number
    #[arg(long, value_name = "NUMBER")]
    until: Option<u64>,
}

/// Writes entries out.
pub(super) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let request = ExportAuditRequest {
        from: arguments.from,
        until: arguments.until.unwrap_or_default(),
    };
    let failed = |status: tonic::Status| Failure::status(Call::Ledger, what(), &status);
    let node = connection.open().await?;
    let answered = node.audit().export_audit(request).await;
    let mut batches = answered.map_err(failed)?.into_inner();
    while let Some(batch) = batches.message().await.map_err(failed)? {
        let mut lines = String::new();
        for exported in &batch.entries {
            let mut line = exported.line.as_ref().map_or(Value::Null, line_json);
            if let Value::Object(fields) = &mut line {
                fields.insert("stored".to_owned(), hex::encode(&exported.stored).into());
            }
            lines.push_str(&format!("{line}\n"));
        }
        output.raw(lines.as_bytes())?;
    }
    Ok(Exit::Done)
}
