//! Circles in a graph whose edges are taken away one by one.

/// A reference from one shape to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    /// Its own number.
    pub(super) member: usize,
    pub(super) target: usize,
}

/// Shapes by number, and what they refer to. All numbers are those of [`Graph::new`], so that they are there.
pub(super) struct Graph {
    out: Vec<Vec<Edge>>,
    removed: Vec<bool>,
    nodes: Vec<Node>,
    mark: usize,
    steps: usize,
}

/// What searches note of a shape.
#[derive(Clone, Copy, Default)]
struct Node {
    /// The last mark it was given.
    mark: usize,
    /// When it was first seen, from 1; 0 if not yet.
    seen: usize,
    /// The earliest that is known to be reached from it.
    low: usize,
    /// Whether its tangle is yet to be found.
    open: bool,
}

impl Graph {
    /// The edges of each shape. Their members are numbered from 0 without a gap.
    pub(super) fn new(out: Vec<Vec<Edge>>) -> Self {
        let edges = out.iter().map(Vec::len).sum();
        Self { nodes: vec![Node::default(); out.len()], removed: vec![false; edges], out, mark: 0, steps: 0 }
    }

    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    /// Takes an edge away.
    pub(super) fn remove(&mut self, member: usize) {
        self.removed[member] = true;
    }

    /// Makes these shapes the ones that [`marked`](Self::marked) keeps to.
    pub(super) fn mark(&mut self, shapes: &[usize]) {
        self.mark += 1;
        for shape in shapes {
            self.nodes[*shape] = Node { mark: self.mark, ..Node::default() };
        }
    }

    fn is_marked(&self, edge: &Edge) -> bool {
        !self.removed[edge.member] && self.nodes[edge.target].mark == self.mark
    }

    /// The edges of a shape that are left and lead to marked ones.
    pub(super) fn marked(&self, shape: usize) -> impl Iterator<Item = Edge> + '_ {
        self.out[shape].iter().copied().filter(|edge| self.is_marked(edge))
    }

    /// How many edges [`tangles`](Self::tangles) has looked at.
    pub(super) fn steps(&self) -> usize {
        self.steps
    }

    /// The largest sets of these shapes in which each leads to each other and to itself: strongly connected components,
    /// by Tarjan's algorithm, without recursion because ways may be long.
    pub(super) fn tangles(&mut self, shapes: &[usize]) -> Vec<Vec<usize>> {
        self.mark(shapes);
        let mut tangles = Vec::new();
        let mut seen = 0;
        let mut open = Vec::new();
        for start in shapes {
            if self.nodes[*start].seen > 0 {
                continue;
            }
            // The way to the shape that is looked at, and which of its edges comes next.
            let mut way: Vec<(usize, usize)> = Vec::new();
            let mut enter = Some(*start);
            loop {
                if let Some(shape) = enter.take() {
                    seen += 1;
                    self.nodes[shape] = Node { seen, low: seen, open: true, ..self.nodes[shape] };
                    open.push(shape);
                    way.push((shape, 0));
                }
                let Some((shape, next)) = way.last_mut() else { break };
                let shape = *shape;
                if let Some(edge) = self.out[shape].get(*next).copied() {
                    *next += 1;
                    self.steps += 1;
                    let target = self.nodes[edge.target];
                    if self.is_marked(&edge) && target.seen == 0 {
                        enter = Some(edge.target);
                    } else if self.is_marked(&edge) && target.open {
                        self.nodes[shape].low = self.nodes[shape].low.min(target.seen);
                    }
                    continue;
                }
                way.pop();
                let Node { seen, low, .. } = self.nodes[shape];
                if let Some((before, _)) = way.last() {
                    self.nodes[*before].low = self.nodes[*before].low.min(low);
                }
                if low == seen {
                    let first = open.iter().rposition(|at| *at == shape).unwrap_or_default();
                    let tangle = open.split_off(first);
                    tangle.iter().for_each(|at| self.nodes[*at].open = false);
                    if tangle.len() > 1 || self.marked(shape).any(|edge| edge.target == shape) {
                        tangles.push(tangle);
                    }
                }
            }
        }
        tangles
    }
}
