//! What screening hands over.

use ntc_core::hit::Sighting;
use ntc_core::screened;

use super::Hits;
use crate::screening::Sightings;
use crate::status::Refused;

impl Sightings for Hits {
    fn sighted(&self, sightings: Vec<screened::Sighting>) -> Result<(), Refused> {
        let sightings: Vec<_> = sightings.into_iter().map(Sighting::from).collect();
        self.take(&sightings)?;
        Ok(())
    }
}
