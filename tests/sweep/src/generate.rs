//! Generates all clients.

use crate::Failure;
use crate::options::Options;
use crate::row::{Row, package};
use crate::services::Service;
use smithwright::{Generator, Manifest};
use std::path::Path;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// One client each, below `folder`. What takes too long is left behind, and counts as failed.
pub(crate) fn all(services: Vec<Service>, folder: &Path, options: &Options) -> Result<Vec<Row>, Failure> {
    std::fs::create_dir_all(folder)?;
    let mut waiting: Vec<(String, Service)> = Vec::new();
    for service in &services {
        let copy = Service { name: service.name.clone(), model: service.model.clone() };
        waiting.push((service.name.clone(), copy));
    }
    let queue = Arc::new(Mutex::new(services));
    let (sender, done) = channel();
    for _ in 0..options.jobs {
        let (queue, sender, folder) = (Arc::clone(&queue), sender.clone(), folder.to_path_buf());
        std::thread::spawn(move || work(&queue, &folder, &sender));
    }
    drop(sender);
    let mut rows = Vec::new();
    while let Ok(row) = done.recv_timeout(options.left()) {
        waiting.retain(|(name, _)| *name != row.service.name);
        rows.push(row);
    }
    rows.extend(waiting.into_iter().map(|(_, service)| Row::late(service)));
    rows.sort_by(|a, b| a.service.name.cmp(&b.service.name));
    Ok(rows)
}

fn work(queue: &Mutex<Vec<Service>>, folder: &Path, done: &Sender<Row>) {
    loop {
        let Some(service) = queue.lock().unwrap_or_else(PoisonError::into_inner).pop() else { return };
        let start = Instant::now();
        let package = package(&service.name);
        let generator = Generator::new(&service.model).crate_name(&package).manifest(Manifest::Workspace);
        let outcome = generator.out_dir(folder.join(&package)).generate();
        let row = Row::new(service, start.elapsed().as_secs_f64(), outcome.as_ref());
        if done.send(row).is_err() {
            return;
        }
    }
}
