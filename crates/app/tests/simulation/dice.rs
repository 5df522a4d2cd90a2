//! Everything random, drawn from a seed: SplitMix64. Each step has dice of its own, so that a step does the same whether
//! or not the steps before it are done: a failing list of steps can be cut.

pub struct Dice(u64);

pub fn mix(seed: u64) -> u64 {
    let z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl Dice {
    pub fn of_step(seed: u64, step: usize) -> Self {
        Self(mix(seed ^ mix(u64::try_from(step).unwrap())))
    }

    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(1);
        mix(self.0)
    }

    /// A number below `limit`; 0 for 0.
    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.draw() >> 11).unwrap() % limit.max(1)
    }

    /// True `share` times of a hundred.
    pub fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }

    /// By weight.
    pub fn weighed<'a, T>(&mut self, from: &'a [(u32, T)]) -> &'a T {
        let whole: u32 = from.iter().map(|(weight, _)| weight).sum();
        let mut left = self.below(usize::try_from(whole).unwrap());
        for (weight, what) in from {
            let weight = usize::try_from(*weight).unwrap();
            if left < weight {
                return what;
            }
            left -= weight;
        }
        unreachable!("the weights have a sum")
    }
}
