//! Rules on requests.

mod rules;
