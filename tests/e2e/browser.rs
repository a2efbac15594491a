//! A browser of another's on exported pages: the one that comes with `WebKitGTK`. It paints, so that
//! axe can see what stands on what.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

use crate::{axe, driver};

/// Where systems put the browser.
const PLACES: [&str; 3] =
    ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/libexec"];
const PATIENCE: Duration = Duration::from_secs(60);

/// A running browser; dropping it ends it.
pub struct Browser {
    client: Client,
    process: Child,
}

impl Browser {
    /// Starts one on a system that is light or dark.
    pub async fn start(dark: bool) -> Self {
        let port = driver::free_port();
        let process = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("GTK_THEME", if dark { "Adwaita:dark" } else { "Adwaita" })
            .env("NO_AT_BRIDGE", "1")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("WebKitWebDriver is on the path; `make e2e` puts it there");
        let wanted = json!({
            "browserName": "MiniBrowser",
            "webkitgtk:browserOptions": { "binary": program(), "args": ["--automation"] },
        });
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(wanted.as_object().expect("an object").clone());
        let until = Instant::now() + PATIENCE;
        let client = loop {
            match builder.connect(&format!("http://127.0.0.1:{port}")).await {
                Ok(client) => break client,
                Err(error) => assert!(Instant::now() < until, "the browser did not open: {error}"),
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        };
        let browser = Self { client, process };
        let scheme = "return matchMedia('(prefers-color-scheme: dark)').matches";
        let seen = browser.client.execute(scheme, vec![]).await.expect("a script runs");
        assert_eq!(seen.as_bool(), Some(dark), "the browser is not as dark as it was asked to be");
        browser
    }

    /// What axe finds on a page, contrast and all.
    pub async fn faults(&self, page: &Path) -> Vec<String> {
        let address = format!("file://{}", page.display());
        self.client.goto(&address).await.expect("the page opens");
        let run = async |script: &str| self.client.execute(script, vec![]).await;
        run(&axe::source()).await.expect("axe-core runs");
        let found = self.client.execute_async(axe::RUN, vec![]).await;
        axe::faults(&found.unwrap_or_else(|error| panic!("axe-core on {address}: {error}")))
    }

    /// Closes it.
    pub async fn close(self) {
        // A browser that is closing need not answer.
        let _ = self.client.clone().close().await;
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        driver::end_group(self.process.id());
        let _ = self.process.wait();
    }
}

fn program() -> PathBuf {
    let places = PLACES.iter().map(|place| Path::new(place).join("webkit2gtk-4.1/MiniBrowser"));
    places.into_iter().find(|program| fs::exists(program).unwrap_or(false)).unwrap_or_else(|| {
        panic!("MiniBrowser, which comes with WebKitGTK, is in none of {PLACES:?}")
    })
}
