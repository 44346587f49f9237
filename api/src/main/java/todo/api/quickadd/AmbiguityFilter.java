package todo.api.quickadd;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import todo.api.english.Certainty;
import todo.api.english.WordSequence;

/**
 * Tells which days, times and series are in doubt for what stands beside them. They stay in the
 * title together: half of "friday and saturday 9am" would be an appointment on a wrong day.
 */
final class AmbiguityFilter {

    /** "the budget for tomorrow", "open from 9am": a day or time that is spoken of, not set. */
    private static final String[] SPOKEN_OF = {
        "from", "to", "until", "till", "since", "before", "after", "between", "than", "about",
        "for", "of", "the", "a", "an", "except", "but", "not"
    };

    private static final String[] JOINING = {"and", "or", "to", "-", "–", "&"};

    /** "every day except sunday". */
    private static final String[] NARROWING = {"except", "excluding", "but", "not"};

    private final WordSequence words;

    private AmbiguityFilter(WordSequence words) {
        this.words = words;
    }

    /**
     * @return the pieces of the line that are not in doubt, in its order
     */
    static List<Match> without(LineReader.Line line) {
        var doubts = new AmbiguityFilter(line.words());
        var pieces = line.pieces();
        var left = new ArrayList<Match>();
        for (var first = 0; first < pieces.size(); ) {
            var next = first + 1;
            while (next < pieces.size()
                    && doubts.connected(pieces.get(next - 1), pieces.get(next))) {
                next++;
            }
            left.addAll(doubts.left(pieces.subList(first, next)));
            first = next;
        }
        return left;
    }

    /** What is kept from being understood takes along only what is joined to it. */
    private boolean connected(Match before, Match after) {
        return after.isDue()
                && ((before.isDue() && before.next() == after.first())
                        || ((before.isDue() || before.meaning() instanceof Match.Literal)
                                && joined(before, after)));
    }

    private boolean joined(Match before, Match after) {
        return before.next() + 1 == after.first() && words.is(before.next(), JOINING);
    }

    /** Of two days, the certain one counts; neither, where both are or none is. */
    private List<Match> left(List<Match> run) {
        if (isSpokenOf(run) || isNarrowed(run) || isList(run)) {
            return but(run, Match::isDue);
        }
        var days = run.stream().filter(Match::isDay).toList();
        var certain = days.stream().filter(day -> day.certainty() == Certainty.ANYWHERE).toList();
        if (certain.size() == 1) {
            return but(run, piece -> piece.isDay() && !certain.contains(piece));
        }
        var one = days.size() == 1 && days.getFirst().certainty() != Certainty.NOWHERE;
        return one || days.isEmpty() ? run : but(run, Match::isDue);
    }

    private static List<Match> but(List<Match> run, Predicate<Match> unwanted) {
        return run.stream().filter(unwanted.negate()).toList();
    }

    private boolean isSpokenOf(List<Match> run) {
        return words.is(run.getFirst().first() - 1, SPOKEN_OF);
    }

    /** "every day except sunday", "in 5 minutes of fame". */
    private boolean isNarrowed(List<Match> run) {
        var next = run.getLast().next();
        var series = run.stream().anyMatch(piece -> piece.meaning() instanceof Match.Again);
        return (words.continues(next) && words.is(next, "of"))
                || (series && words.lists(next) && words.is(next, NARROWING));
    }

    /** "today and tomorrow", "tue, thu", "9am - 10am", "every 14 jan, 14 apr". */
    private boolean isList(List<Match> run) {
        for (var i = 1; i < run.size(); i++) {
            var before = run.get(i - 1);
            var after = run.get(i);
            var alike =
                    before.meaning().kind() == after.meaning().kind()
                            || (before.meaning() instanceof Match.Again && after.isDay());
            if (joined(before, after) || (alike && !words.continues(after.first()))) {
                return true;
            }
        }
        return false;
    }
}
