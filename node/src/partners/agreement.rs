//! A step of an agreement as records carry it, and as the book takes it.

use ntc_core::policy::{Move, Step};
use ntc_core::record::{AgreementMove, AgreementStep};

/// The same step in the book's words.
pub(super) fn as_move(agreement: AgreementMove) -> Move {
    Move {
        step: match agreement.step {
            AgreementStep::Propose => Step::Propose,
            AgreementStep::Sign => Step::Sign,
            AgreementStep::Suspend => Step::Suspend,
            AgreementStep::Resume => Step::Resume,
            AgreementStep::Terminate => Step::Terminate,
        },
        document: agreement.document,
        document_sha256: agreement.document_sha256,
        signature: agreement.signature,
        author_key: agreement.author_key,
        reason: agreement.reason,
    }
}
