//! The companies section.

use ntc_proto::v1;

use super::kind::{code, coded, country, identifier, line, many, one, part};
use super::reader::Reader;
use super::table::form;
use crate::model::Coded;
use crate::model::codes::{AEO_STATUSES, ROLES};
use crate::model::identifier::Identifier;
use crate::model::text::MAX_LIST;

/// Most companies in one record.
pub const MAX_COMPANIES: usize = 32;

form! {
    /// Companies and their part.
    Companies: v1::Companies;
    /// One entry for each company.
    items: Vec<Company> = many(MAX_COMPANIES, part());
}

form! {
    /// A company and its part. Empty texts mean "not told".
    Company: v1::Company also is_named;
    /// Its part.
    role: Coded = one(coded(&ROLES)) => "consignee";
    /// Its name as written.
    name: String = line() => "Example Trading LLC";
    /// The state of its registration.
    country: String = country() => "GE";
    /// Registry number, tax number, EORI, IMO company number, IBAN.
    identifiers: Vec<Identifier> = many(MAX_LIST, identifier()) => r#"[{ scheme = "tin", raw = "123456789", country = "GE" }]"#;
    /// Whether it is an authorised economic operator.
    aeo_status: String = code(&AEO_STATUSES) => "none";
    /// Address as written.
    address: String = line() => "1 Example Street, Batumi";
}

fn is_named(at: &mut Reader, company: &Company) {
    let is_nameless = company.name.is_empty() && company.identifiers.is_empty();
    at.require("name", is_nameless);
}
