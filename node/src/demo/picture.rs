//! The one picture of the demonstration: stored, named by a notice, and fetched by a recipient.

use ntc_proto::node::v1 as pb;
use ntc_proto::v1;

use super::Failure;
use super::region::Region;
use super::wait::until;

/// Section of the record that names pictures.
const SECTION: &str = "media";

/// A picture of one black point (PNG).
const PICTURE: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 0x0a, b'I', b'D', b'A', b'T',
    0x78, 0x9c, 0x63, 0x60, 0, 0, 0, 2, 0, 1, 0x48, 0xaf, 0xa4, 0x71, 0, 0, 0, 0, b'I', b'E', b'N',
    b'D', 0xae, 0x42, 0x60, 0x82,
];

/// The picture in the notice that names it.
pub(super) struct Picture {
    sha256: Vec<u8>,
}

impl Picture {
    /// Stores the picture at a party's node, and names it in a draft of that party.
    pub(super) async fn attach(
        region: &Region,
        party: &str,
        draft: &mut pb::Draft,
    ) -> Result<Self, Failure> {
        let sha256 = region.officer(party)?.upload(PICTURE.to_vec()).await?;
        draft.media = Some(v1::Media {
            items: vec![v1::MediaItem {
                sha256: sha256.clone(),
                size: PICTURE.len() as u64,
                content_type: "image/png".to_owned(),
                caption: "a sample picture".to_owned(),
                media_kind: "photo".to_owned(),
            }],
        });
        Ok(Self { sha256 })
    }

    /// Waits until every party that the picture goes to holds it whole.
    pub(super) async fn until_arrived(
        &self,
        region: &Region,
        recipients: &[pb::Recipient],
    ) -> Result<(), Failure> {
        let shown = |recipient: &&pb::Recipient| {
            recipient.disclosed.iter().any(|section| section == SECTION)
        };
        let mut parties = recipients.iter().filter(shown).peekable();
        if parties.peek().is_none() {
            return Err("no agreement lets the picture go to anybody".into());
        }
        for recipient in parties {
            let officer = region.officer(&recipient.party)?;
            until("the picture to arrive", || async {
                let body = officer.download(self.sha256.clone()).await;
                Ok(body.ok().as_deref() == Some(PICTURE))
            })
            .await?;
        }
        Ok(())
    }
}
