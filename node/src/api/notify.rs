//! `ntc.node.v1.NotifyService`: how webhooks and mail stand.

use std::sync::Arc;

use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::notify_service_server::NotifyService;
use tonic::{Request, Response, Status};

use super::call::{Desk, READERS};
use super::present::millis;
use crate::notify::{Notifier, Standing};

/// The service.
pub(crate) struct Notify {
    pub(crate) desk: Desk,
    pub(crate) notifier: Arc<Notifier>,
}

#[tonic::async_trait]
impl NotifyService for Notify {
    async fn list_hooks(
        &self,
        request: Request<pb::ListHooksRequest>,
    ) -> Result<Response<pb::ListHooksResponse>, Status> {
        let call = self.desk.admit_always(&request, "ListHooks", READERS)?;
        let hooks = self.notifier.standings().into_iter();
        call.done(Ok(pb::ListHooksResponse {
            hooks: hooks.map(hook).collect(),
        }))
    }
}

fn hook(standing: Standing) -> pb::Hook {
    let hook = pb::Hook {
        name: standing.name,
        way: standing.way.to_owned(),
        host: standing.host,
        told: standing.told,
        last_told_ms: standing.last.map_or(0, millis),
        behind: standing.behind,
        missed: standing.missed.unwrap_or_default().to_owned(),
        ..pb::Hook::default()
    };
    match standing.waiting {
        None => hook,
        Some(waiting) => pb::Hook {
            waiting_since_ms: millis(waiting.since),
            again_ms: millis(waiting.again),
            failed: waiting.failed,
            reason: waiting.reason.code().to_owned(),
            why: waiting.why,
            ..hook
        },
    }
}
