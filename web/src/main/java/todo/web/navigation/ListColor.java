package todo.web.navigation;

import java.util.Locale;
import todo.web.text.Texts;

/** The colours of lists. There are fewer than in the API, all of the same strength. */
public enum ListColor {
    GRAY("slate"),
    ORANGE("clay"),
    YELLOW("amber"),
    GREEN("moss"),
    BLUE("sky"),
    INDIGO("indigo"),
    PURPLE("plum");

    /** Below this difference between the channels, a colour is gray. */
    private static final int GRAY_RANGE = 32;

    private final String style;

    ListColor(String style) {
        this.style = style;
    }

    /**
     * @param color of the API; empty for none
     */
    public static ListColor of(String color) {
        return switch (color.startsWith("#") ? named(color) : color) {
            case "red", "orange", "brown" -> ORANGE;
            case "yellow" -> YELLOW;
            case "green", "teal" -> GREEN;
            case "blue" -> BLUE;
            case "indigo" -> INDIGO;
            case "purple", "pink" -> PURPLE;
            default -> GRAY;
        };
    }

    /**
     * @return a class of the style sheet
     */
    public String style() {
        return "c-" + style;
    }

    /**
     * @return the API's name
     */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label(Texts texts) {
        return switch (this) {
            case GRAY -> texts.colorGray();
            case ORANGE -> texts.colorOrange();
            case YELLOW -> texts.colorYellow();
            case GREEN -> texts.colorGreen();
            case BLUE -> texts.colorBlue();
            case INDIGO -> texts.colorIndigo();
            case PURPLE -> texts.colorPurple();
        };
    }

    private static String named(String hex) {
        var rgb = Integer.parseInt(hex.substring(1), 16);
        var red = rgb >> 16;
        var green = (rgb >> 8) & 0xff;
        var blue = rgb & 0xff;
        var most = Math.max(red, Math.max(green, blue));
        var range = most - Math.min(red, Math.min(green, blue));
        if (range < GRAY_RANGE) {
            return "gray";
        }
        if (most == red) {
            var hue = 60.0 * (green - blue) / range;
            return hue < -15 ? "pink" : hue < 40 ? "orange" : "yellow";
        }
        if (most == green) {
            return 120 + 60.0 * (blue - red) / range < 75 ? "yellow" : "green";
        }
        var hue = 240 + 60.0 * (red - green) / range;
        return hue < 235 ? "blue" : hue < 265 ? "indigo" : "purple";
    }
}
