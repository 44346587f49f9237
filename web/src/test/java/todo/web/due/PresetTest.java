package todo.web.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.web.page.Today;
import todo.web.text.Language;

class PresetTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-27, WEEKEND, This weekend, 'Sat, 28 November'",
        "2026-11-28, WEEKEND, Next weekend, 'Sat, 5 December'",
        "2026-11-29, WEEKEND, Next weekend, 'Sat, 5 December'",
        "2026-11-29, NEXT_WEEK, Next week, 'Mon, 30 November'",
        "2026-11-30, NEXT_WEEK, Next week, 'Mon, 7 December'",
        "2026-12-31, TOMORROW, Tomorrow, Fri",
        "2026-11-29, NONE, No date, ''",
    })
    void a_preset_tells_its_day(LocalDate today, Preset preset, String label, String hint) {
        var day = new Today(today, ZoneOffset.UTC, Language.ENGLISH);

        assertThat(preset.label(day)).isEqualTo(label);
        assertThat(preset.hint(day)).isEqualTo(hint);
    }

    @Test
    void a_preset_is_found_by_its_name_and_by_its_key() {
        assertThat(Preset.of("next-week")).contains(Preset.NEXT_WEEK);
        assertThat(Preset.of("2")).contains(Preset.TOMORROW);
        assertThat(Preset.of("6")).isEmpty();
        assertThat(Preset.of("")).isEmpty();
    }
}
