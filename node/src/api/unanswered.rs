//! What the gRPC library answers by itself, said in the node's words: a message that cannot be read is MALFORMED or
//! TOO_LARGE, and a call without an answer in time is BUSY. Every refusal of the node's own carries its reason in the
//! details; one without details is the library's.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use ntc_core::reason::Reason;
use tonic::codegen::http::{HeaderMap, Request, Response};
use tonic::{Code, Status};
use tower::{Layer, Service};

use crate::status::Refused;

/// Calls whose request is a stream that is read before the answer begins. They have a limit of silence of their own.
const READ_FIRST: &[&str] = &["/ntc.node.v1.RecordService/UploadMedia"];

/// Gives every call such a time until its answer begins. Streams may go on for longer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unanswered(pub(crate) Duration);

impl<S> Layer<S> for Unanswered {
    type Service = UnansweredService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        let within = self.0;
        UnansweredService { inner, within }
    }
}

/// See [`Unanswered`].
#[derive(Clone, Debug)]
pub(crate) struct UnansweredService<S> {
    inner: S,
    within: Duration,
}

impl<S, A, B> Service<Request<A>> for UnansweredService<S>
where
    S: Service<Request<A>, Response = Response<B>>,
    S::Future: Send + 'static,
    S::Error: 'static,
    B: Default + 'static,
{
    type Response = Response<B>;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Response<B>, S::Error>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<A>) -> Self::Future {
        let timed = !READ_FIRST.contains(&request.uri().path());
        let (answer, within) = (self.inner.call(request), self.within);
        Box::pin(async move {
            let answer = if timed {
                match tokio::time::timeout(within, answer).await {
                    Ok(answer) => answer?,
                    Err(_) => return Ok(late().into_http()),
                }
            } else {
                answer.await?
            };
            Ok(match unread(answer.headers()) {
                Some(status) => status.into_http(),
                None => answer,
            })
        })
    }
}

fn late() -> Status {
    let why = "the node is busy and did not answer in time; try again";
    Refused::new(Reason::Busy, why).into()
}

/// The refusal of a message that the library could not read.
fn unread(headers: &HeaderMap) -> Option<Status> {
    let status = Status::from_header_map(headers)?;
    if !status.details().is_empty() {
        return None;
    }
    let code = status.code();
    if code == Code::Internal {
        let why = "the message cannot be read; send the message that the call takes";
        return Some(Refused::new(Reason::Malformed, why).into());
    }
    (code == Code::OutOfRange)
        .then(|| Refused::new(Reason::TooLarge, "the message is larger than its limit").into())
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use ntc_core::reason::Class;
    use tonic_types::StatusExt as _;

    use super::*;

    const SHORT: Duration = Duration::from_millis(20);

    async fn call(path: &str, takes: Duration, with: Option<Status>) -> Response<String> {
        let service = tower::service_fn(move |_: Request<()>| {
            let with = with.clone();
            async move {
                tokio::time::sleep(takes).await;
                let answer = with.map_or_else(Response::default, Status::into_http);
                Ok::<_, Infallible>(answer)
            }
        });
        let request = Request::builder().uri(path).body(()).unwrap();
        Unanswered(SHORT)
            .layer(service)
            .call(request)
            .await
            .unwrap()
    }

    fn reason(answer: &Response<String>) -> Option<String> {
        let status = Status::from_header_map(answer.headers())?;
        Some(status.get_details_error_info()?.reason)
    }

    #[tokio::test]
    async fn a_call_past_its_time_is_busy_and_an_upload_has_no_such_time() {
        let late = call("/ntc.v1.ExchangeService/Head", SHORT * 5, None).await;
        assert_eq!(reason(&late).as_deref(), Some("BUSY"));
        let upload = call(READ_FIRST[0], SHORT * 5, None).await;
        assert_eq!(reason(&upload), None);
    }

    #[tokio::test]
    async fn what_the_library_cannot_read_is_the_callers_fault() {
        for (said, told) in [
            (Status::internal("failed to decode"), Reason::Malformed),
            (Status::out_of_range("too long"), Reason::TooLarge),
        ] {
            let answer = call("/", Duration::ZERO, Some(said)).await;
            assert_eq!(reason(&answer).as_deref(), Some(told.code()));
            assert!(matches!(told.row().class, Class::InvalidArgument));
        }
    }

    #[tokio::test]
    async fn what_the_node_refuses_itself_stays_as_it_is() {
        let own: Status = Refused::new(Reason::Internal, "the disk failed").into();
        let answer = call("/", Duration::ZERO, Some(own)).await;
        assert_eq!(reason(&answer).as_deref(), Some("INTERNAL"));
    }
}
