//! The program as officers meet it: the real binary, real TLS, and a node that answers as told.

#[cfg(test)]
mod desk;
#[cfg(test)]
mod fake;
#[cfg(test)]
mod pki;
#[cfg(test)]
mod terminal;
#[cfg(test)]
mod typist;

#[cfg(test)]
mod agreements;
#[cfg(test)]
mod approvals;
#[cfg(test)]
mod asking;
#[cfg(test)]
mod auditing;
#[cfg(test)]
mod connecting;
#[cfg(test)]
mod doctor;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod forms;
#[cfg(test)]
mod full;
#[cfg(test)]
mod hits;
#[cfg(test)]
mod languages;
#[cfg(test)]
mod listing;
#[cfg(test)]
mod looking;
#[cfg(test)]
mod media;
#[cfg(test)]
mod narrow;
#[cfg(test)]
mod onward;
#[cfg(test)]
mod outcomes;
#[cfg(test)]
mod partners;
#[cfg(test)]
mod policies;
#[cfg(test)]
mod proving;
#[cfg(test)]
mod publishing;
#[cfg(test)]
mod queries;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod recalls;
#[cfg(test)]
mod requests;
#[cfg(test)]
mod retention;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod screening;
