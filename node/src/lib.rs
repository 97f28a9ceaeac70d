//! The NTC Node daemon. One folder for each stage of the data path, in the order in which data walks it:
//! `publish → chain → outbox → peer → inbox`; then the edges.

pub mod publish;

pub mod chain;

pub mod outbox;

pub mod peer;

pub mod inbox;

pub mod agree;
pub mod api;
pub mod app;
pub mod approvals;
pub mod audit;
pub mod bodies;
pub mod clock;
pub mod config;
mod contacts;
pub mod decisions;
pub mod demo;
pub mod descriptors;
mod due;
pub mod explain;
pub mod follow;
pub mod hits;
pub mod identity;
pub mod journal;
mod lock;
pub mod lookup;
pub mod media;
mod news;
mod notify;
mod onward;
mod outcome;
pub mod partners;
pub mod ports;
mod push;
mod query;
pub mod quota;
mod recall;
mod records;
pub mod replay;
mod request;
mod retention;
pub mod rules;
mod screening;
mod stats;
pub mod status;
pub mod store;
pub mod telemetry;
mod telling;
mod thread;
pub mod tls;
pub mod verify;
mod watchlists;
