package todo.api.quickadd;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import todo.api.english.Certainty;
import todo.api.english.WordSequence;
import todo.api.recurrence.Frequency;

/**
 * Drops days, times and recurrences that their neighbours make ambiguous. They stay in the title
 * together: half of "friday and saturday 9am" would be an appointment on the wrong day.
 */
final class AmbiguityFilter {

    /**
     * "the budget for tomorrow", "open from 9am": these words mention a date rather than set it.
     */
    private static final String[] MENTIONING = {
        "from", "to", "until", "till", "since", "before", "after", "between", "than", "about",
        "for", "of", "the", "a", "an", "except", "but", "not"
    };

    private static final String[] JOINING = {"and", "or", "to", "-", "–", "—", "&"};

    /** "every day except sunday". */
    private static final String[] NARROWING = {"except", "excluding", "but", "not"};

    private final WordSequence words;

    private AmbiguityFilter(WordSequence words) {
        this.words = words;
    }

    /**
     * @return the unambiguous matches, in the order of the line
     */
    static List<Match> unambiguous(LineReader.MatchedLine line) {
        var filter = new AmbiguityFilter(line.words());
        var matches = line.matches();
        var left = new ArrayList<Match>();
        for (var first = 0; first < matches.size(); ) {
            var next = first + 1;
            while (next < matches.size()
                    && filter.connected(matches.get(next - 1), matches.get(next))) {
                next++;
            }
            left.addAll(filter.keep(filter.paired(matches.subList(first, next))));
            first = next;
        }
        return left;
    }

    /** Adjacent matches belong together, and so do those joined by a word such as "and". */
    private boolean connected(Match before, Match after) {
        return after.isDue()
                && ((before.isDue() && before.next() == after.first())
                        || ((before.isDue() || before.meaning() instanceof Match.Literal)
                                && joined(before, after)));
    }

    private boolean joined(Match before, Match after) {
        return before.next() + 1 == after.first() && words.is(before.next(), JOINING);
    }

    /** In "friday - 5pm" the dash makes no range: the two are certain as if they were adjacent. */
    private List<Match> paired(List<Match> run) {
        var paired = new ArrayList<>(run);
        for (var i = 1; i < run.size(); i++) {
            if (dashed(run.get(i - 1), run.get(i))) {
                paired.set(i - 1, paired.get(i - 1).certain());
                paired.set(i, paired.get(i).certain());
            }
        }
        return paired;
    }

    private boolean dashed(Match before, Match after) {
        return joined(before, after)
                && words.isDash(before.next())
                && ((before.isDay() && after.isTimeOfDay())
                        || (before.isTimeOfDay() && after.isDay()));
    }

    /** If a run has several days, only a single certain one counts. */
    private List<Match> keep(List<Match> run) {
        if (isMentioned(run)
                || isNarrowed(run)
                || isList(run)
                || hasTwoTimes(run)
                || hasImpossibleLimit(run)) {
            return without(run, Match::isDue);
        }
        var days = run.stream().filter(Match::isDay).toList();
        var certain = days.stream().filter(day -> day.certainty() == Certainty.ANYWHERE).toList();
        if (certain.size() == 1) {
            return without(run, match -> match.isDay() && !certain.contains(match));
        }
        var one = days.size() == 1 && days.getFirst().certainty() != Certainty.NOWHERE;
        return one || days.isEmpty() ? run : without(run, Match::isDue);
    }

    private static List<Match> without(List<Match> run, Predicate<Match> unwanted) {
        return run.stream().filter(unwanted.negate()).toList();
    }

    private boolean isMentioned(List<Match> run) {
        return words.is(run.getFirst().first() - 1, MENTIONING);
    }

    /** "every day except sunday", "in 5 minutes of fame". */
    private boolean isNarrowed(List<Match> run) {
        var next = run.getLast().next();
        var series = run.stream().anyMatch(match -> match.meaning() instanceof Match.Recurrence);
        return (words.continues(next) && words.is(next, "of"))
                || (series && words.continuesList(next) && words.is(next, NARROWING));
    }

    /** "today and tomorrow", "tue, thu", "9am - 10am", "every 14 jan, 14 apr". */
    private boolean isList(List<Match> run) {
        for (var i = 1; i < run.size(); i++) {
            var before = run.get(i - 1);
            var after = run.get(i);
            var alike =
                    before.meaning().kind() == after.meaning().kind()
                            || (before.meaning() instanceof Match.Recurrence && after.isDay());
            if ((joined(before, after) && !dashed(before, after))
                    || (alike
                            && !(after.meaning() instanceof Match.Limit)
                            && !words.continues(after.first()))) {
                return true;
            }
        }
        return false;
    }

    /** "friday 9am 5pm-6pm", "every hour 9am-5pm". */
    private static boolean hasTwoTimes(List<Match> run) {
        return run.stream().anyMatch(match -> match.meaning() instanceof Match.TimeRange)
                && run.stream()
                        .anyMatch(match ->
                                switch (match.meaning()) {
                                    case Match.DueTime _, Match.DueMoment _ -> true;
                                    case Match.Recurrence(var phrase) ->
                                            phrase.time() != null
                                                    || phrase.rule().frequency()
                                                            == Frequency.HOURLY;
                                    default -> false;
                                });
    }

    /** "every day until 31 apr", "every day for 0 times". */
    private static boolean hasImpossibleLimit(List<Match> run) {
        return run.stream()
                .anyMatch(match ->
                        match.meaning() instanceof Match.Limit
                                && match.certainty() == Certainty.NOWHERE);
    }
}
