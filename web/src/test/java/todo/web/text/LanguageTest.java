package todo.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.web.page.Today;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({"en, ENGLISH", "de, GERMAN", "de-AT, GERMAN", "ur-PK, URDU", "ur-Latn, URDU"})
    void a_tag_belongs_to_a_language_in_every_region(String tag, Language language) {
        assertThat(Language.of(tag)).contains(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "den", "", "not a tag"})
    void other_tags_belong_to_none(String tag) {
        assertThat(Language.of(tag)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH, ltr", "GERMAN, ltr", "URDU, rtl"})
    void a_language_has_a_direction(Language language, String direction) {
        assertThat(language.direction()).isEqualTo(direction);
    }

    @ParameterizedTest
    @EnumSource
    void a_language_names_all_months_and_weekdays(Language language) {
        assertThat(language.texts().months().split(",", -1)).hasSize(12).doesNotHaveDuplicates();
        assertThat(language.texts().weekdays().split(",", -1)).hasSize(7).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH, 2026-12-24, 24 December, 'Thursday, 24 December'",
        "GERMAN, 2026-12-24, 24. Dezember, 'Donnerstag, 24. Dezember'",
        "GERMAN, 2026-11-24, Morgen, 'Morgen, 24. November'",
        "GERMAN, 2026-11-22, Gestern, 'Gestern, 22. November'",
        "GERMAN, 2026-11-20, Vor 3 Tagen, 'Vor 3 Tagen, 20. November'",
        "GERMAN, 2027-01-02, 2. Januar 2027, 'Samstag, 2. Januar 2027'",
        "URDU, 2026-12-24, 24 دسمبر, 'جمعرات، 24 دسمبر'",
        "URDU, 2026-11-24, کل, 'کل، 24 نومبر'",
        "URDU, 2026-11-22, گزشتہ کل, 'گزشتہ کل، 22 نومبر'"
    })
    void dates_follow_the_language(
            Language language, LocalDate date, String label, String heading) {
        var today = new Today(LocalDate.parse("2026-11-23"), ZoneOffset.UTC, language);

        assertThat(today.label(date)).isEqualTo(label);
        assertThat(today.heading(date)).isEqualTo(heading);
    }

    @Test
    void numbers_and_plurals_follow_the_language() {
        assertThat(Language.GERMAN.texts().hoursBefore(1)).isEqualTo("1 Stunde vorher");
        assertThat(Language.GERMAN.texts().hoursBefore(1200)).isEqualTo("1.200 Stunden vorher");
        assertThat(Language.URDU.texts().hoursBefore(1)).isEqualTo("1 گھنٹہ پہلے");
        assertThat(Language.URDU.texts().hoursBefore(1200)).isEqualTo("1,200 گھنٹے پہلے");
    }
}
