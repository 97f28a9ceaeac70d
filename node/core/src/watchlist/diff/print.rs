//! What an entry says, in few bytes.

use sha2::{Digest as _, Sha256};

use crate::watchlist::Entry;
use crate::watchlist::wire::encoded;

/// Bytes of a print: two entries of any list never share one by chance.
const LENGTH: usize = 16;

/// A hash of all that an entry says but for its keys.
pub type Print = [u8; LENGTH];

/// The print of an entry. The order of names, dates, numbers and the like says nothing: publishers write them in
/// another order each day.
pub fn print(entry: &Entry) -> Print {
    let mut sorted = entry.clone();
    sorted.key.clear();
    sorted.former_keys.clear();
    sorted.names.sort();
    sorted.birth_dates.sort();
    sorted.birth_places.sort();
    sorted.nationalities.sort();
    sorted.countries.sort();
    sorted.documents.sort();
    sorted.emails.sort();
    sorted.addresses.sort();
    sorted.patterns.sort();
    sorted.programmes.sort();
    let hash: [u8; 32] = Sha256::digest(encoded(&sorted)).into();
    let mut print = [0; LENGTH];
    for (to, from) in print.iter_mut().zip(hash) {
        *to = from;
    }
    print
}
