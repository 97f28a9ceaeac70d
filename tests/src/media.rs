//! Bodies of pictures and documents, as officers upload them.

use ntc_proto::node::v1 as pb;

use crate::TestNode;

/// Bytes of one message of an upload.
const CHUNK: usize = 100_000;

/// Uploads a body.
///
/// # Panics
/// When the node does not take it.
pub async fn upload(node: &TestNode, body: &[u8]) -> pb::UploadMediaResponse {
    let chunks = body.chunks(CHUNK).map(|chunk| pb::UploadMediaRequest {
        chunk: chunk.to_vec(),
    });
    let chunks: Vec<_> = chunks.collect();
    let answer = node
        .records()
        .upload_media(tokio_stream::iter(chunks))
        .await;
    answer.expect("an upload").into_inner()
}

/// Whether a body is among the files of a node.
pub fn is_held(node: &TestNode, body: &pb::UploadMediaResponse) -> bool {
    let media = node.files.data().join("media");
    media.join(hex::encode(&body.sha256)).exists()
}
