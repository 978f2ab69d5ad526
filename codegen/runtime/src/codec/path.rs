//! The way from a body to a value in it, for errors.

/// A step from a value to one in it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    Member(&'static str),
    Item(usize),
    Value,
}

/// The path of `steps` from the shape `root`, as `Shape.member[3].member`; values of maps are steps called `value`.
pub(super) fn path(root: &str, steps: impl Iterator<Item = Step>) -> String {
    let mut path = root.to_owned();
    for step in steps {
        match step {
            Step::Member(name) => {
                path.push('.');
                path.push_str(name);
            }
            Step::Item(index) => path.push_str(&format!("[{index}]")),
            Step::Value => path.push_str(".value"),
        }
    }
    path
}
