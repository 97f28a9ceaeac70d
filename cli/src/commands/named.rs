//! The record that a command is about, as officers name it: by its id, and by its party where several gave the same id.

use clap::Args;
use ntc_core::party::Party;

use super::input;
use crate::client::Node;
use crate::failure::Failure;

macro_rules! named {
    ($(#[$about:meta])+ $name:ident, $id:literal, $origin:literal) => {
        $(#[$about])+
        #[derive(Args, Debug)]
        pub(crate) struct $name {
            #[doc = $id]
            #[arg(value_parser = input::record_id, value_name = "ID")]
            id: input::RecordId,

            #[doc = $origin]
            #[arg(long, value_name = "PARTY")]
            origin: Option<Party>,
        }

        impl $name {
            /// Its whole id, and its origin; empty where none was given.
            pub(crate) async fn whole(
                self,
                node: &Node,
                what: &str,
            ) -> Result<(Vec<u8>, String), Failure> {
                let id = self.id.whole(node, what).await?;
                let origin = self.origin.map(|party| party.to_string());
                Ok((id, origin.unwrap_or_default()))
            }
        }
    };
}

named!(
    /// An alert that a command is about.
    Alert,
    "The alert's id, or its beginning as lists show it",
    "The party whose alert is meant, where several gave the same id"
);
named!(
    /// Any record that a command is about.
    Record,
    "The record's id, or its beginning as lists show it",
    "The party whose record is meant, where several gave the same id"
);
named!(
    /// A request that a command is about.
    Request,
    "The request's id, or its beginning as lists show it",
    "The party whose request is meant, where several gave the same id"
);
