//! Holds nothing. A package cannot ask for a newer version of a dependency by a feature; another package can.
