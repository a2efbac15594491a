//! The ruler of the verdict: nought to ten in halves, the lamp where the score stands, rings where
//! it stood before. Drawn, since a page that allows no inline styles cannot place anything by them.

use std::fmt::Write;

use crate::Score;

/// Of the drawing, nought to ten apart.
const WIDTH: u32 = 1000;
const MARGIN: u32 = 10;

/// The ruler as SVG. The score is said beside it, so that nothing of it is read aloud.
pub(super) fn drawn(score: Score, earlier: &[Score]) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ruler\" viewBox=\"0 0 {} 44\" aria-hidden=\"true\" focusable=\"false\">\n<path class=\"edge\" d=\"M{MARGIN} 10H{}\"/>\n",
        WIDTH + 2 * MARGIN,
        WIDTH + MARGIN
    );
    let mark = |tenths: u32| MARGIN + tenths * WIDTH / 100;
    let (whole, half): (Vec<u32>, Vec<u32>) = (0..=20).partition(|at| at % 2 == 0);
    let path = |marks: &[u32], length: u32| -> String {
        marks.iter().map(|at| format!("M{} 10v{length}", mark(at * 5))).collect()
    };
    let _ = writeln!(svg, "<path class=\"edge\" d=\"{}\"/>", path(&whole, 10));
    let _ = writeln!(svg, "<path class=\"half\" d=\"{}\"/>", path(&half, 5));
    for whole in 0..=10 {
        let _ = writeln!(svg, "<text x=\"{}\" y=\"38\">{whole}</text>", mark(whole * 10));
    }
    for score in earlier {
        let at = mark(u32::from(score.tenths()));
        let _ = writeln!(svg, "<circle class=\"was\" cx=\"{at}\" cy=\"10\" r=\"4.5\"/>");
    }
    let at = mark(u32::from(score.tenths()));
    let _ = writeln!(svg, "<circle class=\"at\" cx=\"{at}\" cy=\"10\" r=\"6.5\"/>\n</svg>");
    svg
}
