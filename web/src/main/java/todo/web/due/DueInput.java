package todo.web.due;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.web.account.Visit;

/**
 * What was chosen in the picker of due dates: a preset, a day or words, and a time.
 *
 * @param time empty for the whole day; null if the form has no such field, which keeps the task's
 */
record DueInput(String preset, String day, String words, @Nullable String time) {

    static DueInput of(Form form) {
        var hasTime = form.fields().containsKey("time");
        return new DueInput(
                form.get("preset"),
                form.get("day"),
                form.get("words").strip(),
                hasTime ? form.get("time") : null);
    }

    /**
     * @param stored the due date until now
     * @return empty if nothing is chosen, or the words are not understood
     * @throws Failure.Invalid if the day or the time is malformed
     */
    Optional<DateInWords> read(Visit visit, DueDate stored) {
        var at = time == null ? stored.time() : parsedTime(time);
        var chosen = chosenPreset();
        if (chosen.isPresent()) {
            var day = chosen.get().day(visit.today().today());
            return Optional.of(DateInWords.of(new DueDate(day, null).at(at)));
        }
        if (!day.isEmpty()) {
            return Optional.of(DateInWords.of(new DueDate(parsedDay(day), at)));
        }
        if (words.isEmpty()) {
            return timeOnly(stored, at, visit.today().today());
        }
        var understood = DateInWords.read(visit, words);
        return understood.due().day() == null
                ? Optional.empty()
                : Optional.of(understood.withDefault(at));
    }

    /** The key of a preset counts as its name, so that the keyboard needs no script. */
    private Optional<Preset> chosenPreset() {
        return Preset.of(preset.isEmpty() && day.isEmpty() ? words : preset);
    }

    private static Optional<DateInWords> timeOnly(
            DueDate stored, @Nullable LocalTime time, LocalDate today) {
        var day = stored.day() == null ? today : stored.day();
        return time == null && stored.time() == null
                ? Optional.empty()
                : Optional.of(DateInWords.of(new DueDate(day, time)));
    }

    private static LocalDate parsedDay(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException malformed) {
            throw invalid("/due_date", "Enter a date, such as 2026-12-24.");
        }
    }

    private static @Nullable LocalTime parsedTime(String time) {
        try {
            return time.isBlank() ? null : LocalTime.parse(time.strip());
        } catch (DateTimeException malformed) {
            throw invalid("/time", "Enter a time, such as 09:30.");
        }
    }

    private static Failure invalid(String pointer, String detail) {
        return new Failure.Invalid(List.of(new Failure.Fault(pointer, detail)));
    }
}
