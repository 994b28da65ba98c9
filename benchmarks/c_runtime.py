"""What every generated loop in C begins with: three-valued truth and exact ranges."""

BLOCK = 4096
MISSING = "INT64_MIN"

RUNTIME = f"""
#include <stdint.h>
typedef uint8_t u8; typedef int64_t i64; typedef __int128 wide;
#define BLOCK {BLOCK}
#define NONE {MISSING}
typedef struct {{ i64 low, high; u8 nolow, nohigh; }} range;
/* 1 true, 2 false, 0 unknown: the connectives are a few bits and no branch */
static inline u8 all(u8 a, u8 b) {{ return (a & b & 1) | ((a | b) & 2); }}
static inline u8 any(u8 a, u8 b) {{ return ((a | b) & 1) | (a & b & 2); }}
static inline u8 not(u8 a) {{ return (u8)(a << 1 | a >> 1) & 3; }}
static inline u8 known(u8 t, u8 f) {{ return t | f << 1; }}
static inline range given(i64 x, i64 low, i64 high, u8 nolow, u8 nohigh) {{
  range r;
  r.low = x == NONE ? low : x; r.high = x == NONE ? high : x;
  r.nolow = x == NONE ? nolow : 0; r.nohigh = x == NONE ? nohigh : 0;
  return r;
}}
static inline range plus(range a, i64 m, range b, i64 n) {{
  range r = {{ a.low * m + b.low * n, a.high * m + b.high * n,
              a.nolow | b.nolow, a.nohigh | b.nohigh }};
  return r;
}}
static inline u8 reaches(range a, i64 m, range b, i64 n) {{
  u8 t = !a.nolow && !b.nohigh && a.low * m >= b.high * n;
  u8 f = !a.nohigh && !b.nolow && a.high * m < b.low * n;
  return known(t, f);
}}
/* part / whole >= bound, where neither part nor whole is below zero; m, n even out the units */
static inline u8 ratio(range p, range w, range b, wide m, wide n, u8 none) {{
  u8 certainly = !w.nohigh && w.high == 0, perhaps = w.low == 0;
  if (certainly) return none;
  wide low = w.nohigh ? 0 : (wide)p.low * m, over = w.nohigh ? 1 : w.high;
  u8 nohigh = p.nohigh || (perhaps && p.high > 0);
  wide high = (wide)p.high * m, under = perhaps ? 1 : w.low;
  u8 t = !b.nohigh && low >= (wide)b.high * n * over;
  wide right = (wide)b.low * n * under;
  u8 f = !nohigh && !b.nolow && high < right;
  u8 found = known(t, f);
  return perhaps ? found & none : found;
}}
"""
