//! gRPC in: the officers' services and the exchange with peers. Handlers are thin: who calls, what is asked, one
//! call of a stage, the answer.

mod agreements;
mod blocking;
mod call;
mod exchange;
mod finding;
mod inbox;
mod ledger;
mod near;
mod node;
mod notify;
mod onward;
mod outcome;
mod peers;
mod present;
mod previewing;
mod reading;
mod recall;
mod records;
mod request;
mod retention;
mod stats;
mod taking;
mod unanswered;
mod watching;

pub(crate) use self::agreements::Agreements;
pub(crate) use self::call::Desk;
pub(crate) use self::exchange::Exchange;
pub(crate) use self::inbox::Inbox;
pub(crate) use self::ledger::Ledger;
pub(crate) use self::node::Node;
pub(crate) use self::notify::Notify;
pub(crate) use self::onward::PassingOn;
pub(crate) use self::outcome::Outcome;
pub(crate) use self::peers::Peers;
pub(crate) use self::reading::Reading;
pub(crate) use self::recall::Recall;
pub(crate) use self::records::Records;
pub(crate) use self::request::Requesting;
pub(crate) use self::retention::Retention;
pub(crate) use self::stats::Statistics;
pub(crate) use self::taking::Taking;
pub(crate) use self::unanswered::Unanswered;
pub(crate) use self::watching::Watching;
