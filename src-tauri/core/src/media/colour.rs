use image::RgbImage;

/// How many colours a poster is boiled down to before one is chosen.
const COLOURS: usize = 7;

/// The lightness a spine may have, so that its title can be read on it.
const LIGHTNESS: std::ops::RangeInclusive<f32> = 0.36..=0.60;

/// The most saturated a spine may be beside its neighbours.
const SATURATION: f32 = 0.72;

/// The poster colour: the strongest colour of a poster, made fit for a spine,
/// as `#rrggbb`.
///
/// Strong is what is both vivid and plentiful. A poster without any colour
/// gives a grey.
pub(super) fn poster_colour(small: &RgbImage) -> String {
    let strongest = quantised(small)
        .into_iter()
        .max_by(|a, b| strength(a).total_cmp(&strength(b)))
        .map_or([0.5; 3], |colour| colour.mean);
    let [hue, saturation, lightness] = to_hsl(strongest);
    let lightness = lightness.clamp(*LIGHTNESS.start(), *LIGHTNESS.end());
    let [r, g, b] = from_hsl([hue, saturation.min(SATURATION), lightness]);
    format!("#{r:02x}{g:02x}{b:02x}")
}

struct Quantised {
    /// Red, green and blue, 0 to 1.
    mean: [f32; 3],
    share: f32,
}

fn strength(colour: &Quantised) -> f32 {
    let most = colour.mean.iter().copied().fold(0.0, f32::max);
    let least = colour.mean.iter().copied().fold(1.0, f32::min);
    // A grey still counts a little, so that the commonest one wins where
    // there is nothing else.
    (most - least + 0.01) * colour.share.sqrt()
}

/// Median cut: the set of pixels that spreads widest is split at its middle
/// until there are enough sets.
fn quantised(picture: &RgbImage) -> Vec<Quantised> {
    let mut pixels: Vec<[u8; 3]> = picture.pixels().map(|pixel| pixel.0).collect();
    let total = pixels.len();
    let mut sets: Vec<&mut [[u8; 3]]> = vec![&mut pixels];
    while sets.len() < COLOURS {
        let widest = sets
            .iter()
            .enumerate()
            .map(|(at, set)| (widest_channel(set), at))
            .max_by_key(|((_, spread), _)| *spread);
        let Some(((channel, spread), at)) = widest else { break };
        if spread == 0 {
            break;
        }
        let set = sets.swap_remove(at);
        set.sort_unstable_by_key(|pixel| pixel[channel]);
        let (low, high) = set.split_at_mut(set.len() / 2);
        sets.extend([low, high]);
    }
    sets.into_iter()
        .map(|set| Quantised {
            mean: std::array::from_fn(|channel| {
                let sum: u64 = set.iter().map(|pixel| u64::from(pixel[channel])).sum();
                sum as f32 / (set.len() as f32 * 255.0)
            }),
            share: set.len() as f32 / total as f32,
        })
        .collect()
}

/// The channel in which these pixels differ most, and by how much. A single
/// pixel can't be split and counts as not spread at all.
fn widest_channel(set: &[[u8; 3]]) -> (usize, u8) {
    (0..3)
        .map(|channel| {
            let values = set.iter().map(|pixel| pixel[channel]);
            let spread = values.clone().max().unwrap_or(0) - values.min().unwrap_or(0);
            (channel, spread)
        })
        .max_by_key(|(_, spread)| *spread)
        .unwrap_or((0, 0))
}

fn to_hsl([r, g, b]: [f32; 3]) -> [f32; 3] {
    let most = r.max(g).max(b);
    let least = r.min(g).min(b);
    let lightness = (most + least) / 2.0;
    let chroma = most - least;
    if chroma <= f32::EPSILON {
        return [0.0, 0.0, lightness];
    }
    let saturation = chroma / (1.0 - (2.0 * lightness - 1.0).abs());
    let sixth = if most == r {
        ((g - b) / chroma).rem_euclid(6.0)
    } else if most == g {
        (b - r) / chroma + 2.0
    } else {
        (r - g) / chroma + 4.0
    };
    [sixth / 6.0, saturation, lightness]
}

fn from_hsl([hue, saturation, lightness]: [f32; 3]) -> [u8; 3] {
    let chroma = saturation * lightness.min(1.0 - lightness);
    [0.0, 8.0, 4.0].map(|turn| {
        let at = (turn + hue * 12.0).rem_euclid(12.0);
        let value = lightness - chroma * (at - 3.0).min(9.0 - at).clamp(-1.0, 1.0);
        // Within 0 to 255 by construction; a float's cast saturates besides.
        (value * 255.0).round() as u8
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn a_vivid_quarter_is_stronger_than_a_dark_rest() {
        let poster = RgbImage::from_fn(40, 60, |_, y| {
            Rgb(if y < 15 { [200, 60, 30] } else { [20, 20, 24] })
        });
        let colour = poster_colour(&poster);
        let red = u8::from_str_radix(&colour[1..3], 16).unwrap();
        let blue = u8::from_str_radix(&colour[5..7], 16).unwrap();
        assert!(red > 120 && blue < 80, "{colour}");
    }

    #[test]
    fn a_spine_is_never_too_light_too_dark_or_too_loud() {
        for [r, g, b] in [[255, 255, 255], [0, 0, 0], [255, 0, 0], [0, 255, 255], [255, 240, 0]] {
            let colour = poster_colour(&RgbImage::from_pixel(3, 3, Rgb([r, g, b])));
            let channel =
                |at| f32::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            let [_, saturation, lightness] = to_hsl([channel(1), channel(3), channel(5)]);
            assert!((0.355..=0.605).contains(&lightness), "{colour}");
            assert!(saturation <= 0.73, "{colour}");
        }
    }

    #[test]
    fn a_grey_poster_gives_a_grey() {
        let colour = poster_colour(&RgbImage::from_pixel(5, 5, Rgb([128, 128, 128])));
        assert_eq!(colour, "#808080");
    }
}
