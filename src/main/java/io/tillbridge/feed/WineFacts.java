package io.tillbridge.feed;

import io.tillbridge.feed.definition.FeedSource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is known of a wine: read from its attributes under the names that shops and catalogs use, else from its name. */
final class WineFacts {
    private static final List<String> VINTAGES = List.of(
            "vintage",
            "vintage year",
            "jaargang",
            "wijnjaar",
            "oogstjaar",
            "jahrgang",
            "millésime",
            "millesime",
            "annata",
            "añada",
            "harvest year",
            "year");
    private static final List<String> SIZES = List.of(
            "bottle size",
            "bottle_size",
            "bottlesize",
            "bottle volume",
            "volume",
            "inhoud",
            "flesinhoud",
            "fles inhoud",
            "flesformaat",
            "contents",
            "content",
            "contenance",
            "flascheninhalt",
            "füllmenge",
            "inhalt",
            "formato",
            "size");
    private static final List<String> PRODUCERS = List.of(
            "producer",
            "producent",
            "winery",
            "wijnhuis",
            "domaine",
            "domein",
            "château",
            "chateau",
            "weingut",
            "erzeuger",
            "producteur",
            "bodega",
            "cantina",
            "estate");
    private static final List<String> ALCOHOLS = List.of(
            "alcohol",
            "alcohol percentage",
            "alcoholpercentage",
            "alcohol %",
            "alcohol by volume",
            "abv",
            "alc",
            "alc.",
            "alkohol",
            "alkoholgehalt",
            "alcool",
            "degré d'alcool");
    private static final Pattern UNIT_OF_NAME = Pattern.compile("(.{1,60}?)\\s*(?:[(\\[]|\\bin )\\s*(ml|cl|dl|l)\\s*[)\\]]?");
    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:[.,][0-9]{1,3})?)\\s*(?:%.{0,20})?");

    private final Map<String, String> attributes;
    private final List<String> names;
    private final String name;
    private final String brand;
    private final String sizeColumn;

    /**
     * @param attributes and variations of the product, by name in small letters
     * @param names of the product, and of its listing when there is one
     */
    WineFacts(Map<String, String> attributes, List<String> names, String brand, String sizeColumn) {
        this.attributes = attributes;
        this.names = names;
        this.name = names.get(0);
        this.brand = brand;
        this.sizeColumn = sizeColumn;
    }

    Object of(FeedSource source) {
        return switch (source) {
            case WINE_NAME -> wholeName();
            case WINE_PRODUCER -> producer();
            case WINE_VINTAGE -> vintage();
            case WINE_SIZE -> size();
            case WINE_QUANTITY -> BigDecimal.valueOf(
                    volume().map(BottleVolume::quantity).orElse(1));
            case WINE_ALCOHOL -> alcohol();
            default -> throw new IllegalArgumentException(source.path());
        };
    }

    private String attribute(List<String> names) {
        for (String one : names) {
            String value = attributes.get(one);
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
        }
        return null;
    }

    /** The vintage as its attribute says it; null: there is none, or what stands there is no vintage. */
    String statedVintage() {
        String stated = attribute(VINTAGES);
        return stated == null ? null : WineVintage.of(stated).orElse(null);
    }

    /** Year or NV; what an attribute says when that is neither; null when nothing says it, or a name says two. */
    private String vintage() {
        String stated = attribute(VINTAGES);
        if (stated != null) {
            return WineVintage.of(stated).orElse(stated);
        }
        for (String one : names) {
            Set<String> ofName = WineVintage.in(one);
            if (!ofName.isEmpty()) {
                return ofName.size() == 1 ? ofName.iterator().next() : null;
            }
        }
        return null;
    }

    private String producer() {
        String producer = attribute(PRODUCERS);
        return producer == null ? brand : producer;
    }

    private String wholeName() {
        StringBuilder whole = new StringBuilder();
        String producer = producer();
        if (producer != null && !name.toLowerCase(Locale.ROOT).contains(producer.toLowerCase(Locale.ROOT))) {
            whole.append(producer).append(' ');
        }
        whole.append(name);
        if (WineVintage.in(name).isEmpty()) {
            String vintage = vintage();
            boolean known = vintage != null && WineVintage.of(vintage).isPresent();
            whole.append(' ').append(known ? vintage : WineVintage.NONE);
        }
        return whole.toString();
    }

    /** The size as its attribute says it; empty when none does, or not as a volume with a unit. */
    Optional<BottleVolume> statedSize() {
        String stated = attribute(SIZES);
        if (stated != null) {
            return BottleVolume.in(stated);
        }
        return unitInName().or(() -> Optional.ofNullable(sizeColumn).flatMap(BottleVolume::in));
    }

    /** An attribute such as {@code Inhoud (ml)} with a bare number. */
    private Optional<BottleVolume> unitInName() {
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            Matcher named = UNIT_OF_NAME.matcher(attribute.getKey());
            if (named.matches() && SIZES.contains(named.group(1))) {
                return BottleVolume.in(attribute.getValue())
                        .or(() -> BottleVolume.bare(attribute.getValue(), named.group(2)));
            }
        }
        return Optional.empty();
    }

    private Optional<BottleVolume> volume() {
        return statedSize()
                .or(() -> names.stream().map(BottleVolume::in).flatMap(Optional::stream).findFirst());
    }

    private String size() {
        return volume().map(volume -> volume.text("ml", null)).orElseGet(() -> attribute(SIZES));
    }

    private Object alcohol() {
        String stated = attribute(ALCOHOLS);
        if (stated == null) {
            return null;
        }
        Matcher percent = PERCENT.matcher(stated);
        return percent.matches() ? new BigDecimal(percent.group(1).replace(',', '.')) : stated;
    }
}
