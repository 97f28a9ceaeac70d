//! Nodes in processes of their own, killed while they do something, and looked at after their next start.

use crate::process::command;
use crate::{Federation, TestNode, folder, until};

impl Federation {
    /// Runs each node in a process of its own from now on.
    pub async fn spawn(&mut self) {
        for node in &mut self.nodes {
            node.stop().await;
        }
        for node in &mut self.nodes {
            node.spawn().await;
        }
    }

    /// Kills the process of a party's node without warning, and starts it again.
    pub async fn kill(&mut self, party: &str) {
        let node = self.node_mut(party);
        node.kill();
        node.spawn().await;
    }

    /// Kills the process of a party's node as soon as its audit has an entry of a call that is made to it, and starts it
    /// again.
    pub async fn kill_during(&mut self, party: &str, call: impl AsyncFnOnce(&TestNode)) {
        let node = self.node(party);
        let end = node.files.data().join("audit/end");
        let read = || std::fs::read(&end).expect("the end of the audit");
        let before = read();
        let begun = until("the call to be in the audit", || async { read() != before });
        tokio::select! {
            biased;
            () = begun => {}
            () = call(node) => {}
        }
        self.kill(party).await;
    }

    /// Items that one party told another: the size of its feed.
    pub async fn told(&self, from: &str, to: &str) -> u64 {
        self.node(from).peer(to).await.feed_size
    }

    /// Stops every process as a service manager does, checks all files to the last byte and that none of them holds any of
    /// these texts, and starts the nodes in this process.
    pub async fn end_and_verify(&mut self, gone: &[String]) {
        for node in &mut self.nodes {
            let status = node.terminate().await;
            assert_eq!(status.code(), Some(0), "{status}");
            let checked = command(&node.files, "verify");
            assert!(checked.status.success(), "{}", node.party());
            for text in gone {
                let holds = folder::holds(&node.files.data(), text.as_bytes());
                assert!(!holds, "{text}");
            }
        }
        for node in &mut self.nodes {
            node.restart().await;
        }
    }
}
