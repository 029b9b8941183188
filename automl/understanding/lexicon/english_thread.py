"""English words by which a question goes on from the one before."""

from automl.understanding.lexicon.lexicon import ThreadWords
from automl.understanding.lexicon.written import phrases, words

THREAD = ThreadWords(
    going_on=phrases("""
and; but; what about; how about; whats about; same; the same; same for; the same for; same thing; same but;
the same but; same again; make it; make that; make this; change it to; change that to; change this to; change to;
switch to; switch it to; now; now for; then; instead; rather; and now; and if; if; what if; or; do it; do that;
do this; go for; also; add; plus; additionally; i meant; i mean; back to; go back to; again; as before;
keep the same; keep everything; and what about; and how about; add in; as well
"""),
    polite=phrases("""
please; pls; ok; okay; hmm; hm; well; no; sorry; great; thanks; thank you; cool; nice; alright; right; so; can you;
could you; would you; can we; could we; can i; could i; lets; let us; lets see; i want; i would like; i need; give me;
show me; show it; show that; show this; show; just; do; try; use; see; me; to see; have; it; that; this; what is it;
what does it look like; how does it look; what would it be; what would that be; with
"""),
    closing=phrases("""
please; pls; instead; too; as well; also; then; again; thanks; thank you; rather; plz; for me; though
"""),
    in_place_of=phrases("instead of; rather than; in place of"),
    adding=phrases("also; too; as well; add; additionally; in addition; include; including; plus; on top; add in"),
    total_only=phrases("""
total only; only the total; just the total; only total; just total; the total only; in total; overall; altogether;
without the breakdown; without breakdown; no breakdown; without a breakdown; without the groups; without groups;
no groups; ungrouped; dont split it; dont split; do not split; do not split it; not split; unsplit; no split;
without the split; without split; as one number; one number; in one number; all together; everything together;
dont break it down; as a whole; not broken down; no grouping; without grouping;
remove the breakdown; drop the breakdown; remove the grouping
"""),
    everything=phrases("""
without the filter; without filter; without filters; without the filters; without any filter; no filter; no filters;
remove the filter; remove the filters; remove filters; remove filter; drop the filter; drop the filters;
clear the filter; clear the filters; clear filters; back to all; back to everything; everything again; all again;
all of them; all of it; all data; all the data; all rows; for everything; back to the whole; reset; show all; take all;
everything
"""),
    all_of=words("all every any both"),
    bare_total=words("total totals sum overall altogether"),
    once_more=words("again same rerun redo repeat refresh update"),
    running=words("forecast run rerun redo repeat predict it that refresh update the this once more"),
    reaching=words(
        "realistic feasible achievable doable attainable unrealistic chance chances odds probability reachable "
        "plausible"
    ),
)
