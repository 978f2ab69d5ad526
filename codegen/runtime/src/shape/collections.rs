//! Fields around other fields: optional, boxed, lists, maps.

use std::collections::HashMap;
use std::fmt::{self, Debug, Formatter};
use std::hash::{BuildHasher, Hash};
use std::ops::ControlFlow;

use super::{Descriptor, Field, List, Map, Shape, Slot, View};

impl<T: Field> Field for Option<T> {
    fn blank() -> Self {
        None
    }

    fn view(&self) -> View<'_> {
        self.as_ref().map_or(View::Absent, T::view)
    }

    fn slot(&mut self) -> Slot<'_> {
        self.get_or_insert_with(T::blank).slot()
    }

    fn reset(&mut self) {
        *self = None;
    }

    fn is_optional(&self) -> bool {
        true
    }
}

/// Structures and unions alone are boxed: a list or map on the way makes a recursive type finite by itself.
impl<T: Shape> Shape for Box<T> {
    fn blank() -> Self {
        Box::new(<T as Shape>::blank())
    }

    fn descriptor(&self) -> &'static Descriptor {
        (**self).descriptor()
    }

    fn field(&self, index: usize) -> Option<&dyn Field> {
        (**self).field(index)
    }

    fn field_mut(&mut self, index: usize) -> Option<&mut dyn Field> {
        (**self).field_mut(index)
    }
}

impl<T: Field> Field for Vec<T> {
    fn blank() -> Self {
        Vec::new()
    }

    fn view(&self) -> View<'_> {
        View::List(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::List(self)
    }

    fn reset(&mut self) {
        self.clear();
    }
}

impl<T: Field> List for Vec<T> {
    fn len(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> Option<&dyn Field> {
        Some(self.get(index)?)
    }

    fn clear(&mut self) {
        self.clear();
    }

    fn growth(&self) -> usize {
        growth(self.len(), self.capacity(), size_of::<T>())
    }

    fn push(&mut self) -> &mut dyn Field {
        let at = self.len();
        self.push(T::blank());
        &mut self[at]
    }

    fn push_absent(&mut self) {
        let absent = T::blank();
        if may_be_null(&absent) {
            self.push(absent);
        }
    }
}

/// Bytes that a collection of `len` items grows by with one more: the standard library's at least double.
fn growth(len: usize, capacity: usize, size: usize) -> usize {
    if len < capacity { 0 } else { capacity.max(4).saturating_mul(size) }
}

/// Whether null is a value that a collection keeps: in sparse ones, and in those of documents.
fn may_be_null(blank: &impl Field) -> bool {
    blank.is_optional() || matches!(blank.view(), View::Document(_))
}

/// What the key of a map can be: strings, and values of an `enum`.
trait Key: for<'a> From<&'a str> + AsRef<str> + Debug + Eq + Hash + Send + Sync {}

impl<K: for<'a> From<&'a str> + AsRef<str> + Debug + Eq + Hash + Send + Sync> Key for K {}

impl<K: Key, V: Field, S: BuildHasher + Default + Send + Sync> Field for HashMap<K, V, S> {
    fn blank() -> Self {
        HashMap::default()
    }

    fn view(&self) -> View<'_> {
        View::Map(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Map(self)
    }

    fn reset(&mut self) {
        self.clear();
    }
}

impl<K: Key, V: Field, S: BuildHasher + Send + Sync> Map for HashMap<K, V, S> {
    fn len(&self) -> usize {
        self.len()
    }

    fn value(&self, key: &str) -> Option<&dyn Field> {
        Some(self.get(&K::from(key))?)
    }

    fn visit(&self, visit: &mut dyn FnMut(&str, &dyn Field) -> ControlFlow<()>) {
        for (key, value) in self {
            if visit(key.as_ref(), value).is_break() {
                return;
            }
        }
    }

    fn debug_key(&self, key: &str, f: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(&K::from(key), f)
    }

    fn clear(&mut self) {
        self.clear();
    }

    fn growth(&self, key: &str) -> usize {
        // Buckets are kept an eighth empty, and have a byte each besides.
        let growth = growth(self.len(), self.capacity(), (size_of::<(K, V)>() + 1) * 8 / 7);
        if growth == 0 || self.contains_key(&K::from(key)) { 0 } else { growth }
    }

    fn insert(&mut self, key: &str) -> &mut dyn Field {
        self.entry(K::from(key)).insert_entry(V::blank()).into_mut()
    }

    fn insert_absent(&mut self, key: &str) {
        let absent = V::blank();
        if may_be_null(&absent) {
            self.insert(K::from(key), absent);
        } else {
            self.remove(&K::from(key));
        }
    }
}
