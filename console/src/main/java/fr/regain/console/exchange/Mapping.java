package fr.regain.console.exchange;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which column of a file tells what, and what its statuses mean.
 *
 * @param columns numbers of columns, from 0
 * @param states by the plain text of a status
 */
public record Mapping(Map<Field, Integer> columns, Map<String, ImportedState> states) {
  /** Columns about people: they are left out before anything is kept. */
  private static final Pattern PEOPLE =
      words(
          "^noms?$|^names?$|utilisateurs?|usagers?|users?|login|logged|contact|contacts|affecte(e)?"
              + " a|attribue(e)? a|assigned to|prete(e)? a|remis(e)?"
              + " a|beneficiaires?|beneficiary|titulaires?|"
              + "detenteurs?|detentrice|holder|occupants?|emprunteurs?|borrower|prenoms?|first"
              + " name|last name|surname|nom de famille|nom et prenom|e"
              + " ?mails?|mails?|courriels?|telephone"
              + " de|techniciens?|technicians?|responsables?|referents?|"
              + "eleves?|pupils?|students?|etudiants?|enseignants?|enseignantes?|teachers?|"
              + "professeurs?|profs?|agents?|personnels?|employe(e)?s?|employees?|staff|personnes?|"
              + "commentaires?|comments?|remarques?|observations?|notes?");

  /** What negates a status: "non affecté" and "pas en service" say nothing that is sure. */
  private static final Pattern NEGATED = words("non|pas|plus|jamais|not|no longer|never");

  private static final Map<Field, Pattern> GUESSES = guesses();
  private static final Map<ImportedState, Pattern> STATES = statePatterns();
  private static final String STATUS = "status.";

  public Mapping {
    columns = Map.copyOf(columns);
    states = Map.copyOf(states);
  }

  static boolean isAboutPeople(String heading) {
    return PEOPLE.matcher(TypedText.plain(heading)).find();
  }

  /** What the headings suggest: each field the first column that fits best. */
  static Mapping guess(List<String> headings) {
    Map<Field, Integer> columns = new EnumMap<>(Field.class);
    List<String> plain = headings.stream().map(TypedText::plain).toList();
    GUESSES.forEach(
        (field, pattern) -> {
          for (int i = 0; i < plain.size(); i++) {
            if (!columns.containsValue(i) && pattern.matcher(plain.get(i)).find()) {
              columns.put(field, i);
              break;
            }
          }
        });
    return new Mapping(columns, Map.of());
  }

  /** The columns of an inventory of GLPI are always the same. */
  static Mapping ofInventories() {
    Map<Field, Integer> columns = new EnumMap<>(Field.class);
    for (Field field : GlpiReader.FIELDS) {
      columns.put(field, GlpiReader.FIELDS.indexOf(field));
    }
    return new Mapping(columns, Map.of());
  }

  /** What a status means: as a person said, else as its words suggest. */
  ImportedState state(String status) {
    String plain = TypedText.plain(status);
    return Optional.ofNullable(states.get(plain)).orElseGet(() -> guess(plain));
  }

  private static ImportedState guess(String plain) {
    if (NEGATED.matcher(plain).find()) {
      return ImportedState.NOTHING;
    }
    return STATES.entrySet().stream()
        .filter(entry -> entry.getValue().matcher(plain).find())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(ImportedState.NOTHING);
  }

  /** The value of a field in a row; empty when no column tells it. */
  String value(Field field, List<String> cells) {
    Integer column = columns.get(field);
    return column == null || column >= cells.size() ? "" : TypedText.value(cells.get(column));
  }

  /** As lines {@code key=value}. */
  String text() {
    return Stream.concat(
            columns.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()),
            new TreeMap<>(states)
                .entrySet().stream().map(entry -> STATUS + entry.getKey() + "=" + entry.getValue()))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  /** What {@link #text} made; a line that says nothing any more is left out. */
  static Mapping parse(String text) {
    Map<Field, Integer> columns = new EnumMap<>(Field.class);
    Map<String, ImportedState> states = new HashMap<>();
    text.lines()
        .map(line -> line.split("=", 2))
        .filter(parts -> parts.length == 2)
        .forEach(
            parts -> {
              if (parts[0].startsWith(STATUS)) {
                constant(ImportedState.values(), parts[1])
                    .ifPresent(state -> states.put(parts[0].substring(STATUS.length()), state));
              } else if (parts[1].matches("[0-9]{1,4}")) {
                constant(Field.values(), parts[0])
                    .ifPresent(field -> columns.put(field, Integer.valueOf(parts[1])));
              }
            });
    return new Mapping(columns, states);
  }

  static <T extends Enum<T>> Optional<T> constant(T[] constants, String name) {
    return Arrays.stream(constants).filter(one -> one.name().equals(name)).findFirst();
  }

  private static Map<Field, Pattern> guesses() {
    Map<Field, Pattern> guesses = new EnumMap<>(Field.class);
    put(guesses, Field.SERIAL_NUMBER, "serie|serial|s n|service tag|sn");
    put(
        guesses,
        Field.INVENTORY_NUMBER,
        "inventaires?|inventory|immo|immobilisations?|asset ?tag|code ?barres?|etiquettes?");
    put(
        guesses,
        Field.PURCHASED_ON,
        "achats?|achete le|acquisitions?|purchased?|mise en service|livraison|factures?|"
            + "facturation");
    put(guesses, Field.STATE, "statuts?|status|^etat|state");
    put(
        guesses,
        Field.VENDOR,
        "fabricants?|constructeurs?|marques?|manufacturer|vendor|brand|makers?|make");
    put(guesses, Field.MODEL, "modeles?|models?");
    put(guesses, Field.KIND, "^types?|categories?|kind|chassis|nature|^ce que c est$|^what it is$");
    put(guesses, Field.OWNER, "proprietaires?|owner|financeurs?|collectivites?");
    put(
        guesses,
        Field.SITE,
        "uai|rne|etablissements?|sites?|lieux?|locations?|entites?|entity|localisations?");
    put(guesses, Field.PROCESSOR, "processeurs?|processors?|cpu");
    put(guesses, Field.MEMORY, "memoires?|memory|ram");
    put(guesses, Field.DISK, "disques?|disks?|stockage|storage");
    put(guesses, Field.SYSTEM, "systemes?|operating system|^os");
    return guesses;
  }

  private static Map<ImportedState, Pattern> statePatterns() {
    // "Hors service" is not in service: the first that fits holds.
    Map<ImportedState, Pattern> states = new LinkedHashMap<>();
    put(
        states,
        ImportedState.GONE,
        "rebut|(reforme|sorti|cede|vendu|donne|recycle|perdu|vole|detruit)e?s?|disposed|retired|"
            + "scrap|scrapped|sold|lost|stolen|recycled");
    put(
        states,
        ImportedState.BROKEN,
        "pannes?|hs|hors service|hors d usage|casse(e|s|es)?|defectueu(x|se|ses)|broken|faulty|"
            + "repair|en reparation");
    put(
        states,
        ImportedState.SURPLUS,
        "stock|reserve|disponibles?|spare|available|inutilise(e|s|es)?|a reaffecter|surplus");
    put(
        states,
        ImportedState.IN_USE,
        "services?|production|(utilise|affecte|deploye)e?s?|actifs?|actives?|in use|deployed");
    return states;
  }

  private static <K> void put(Map<K, Pattern> patterns, K key, String words) {
    patterns.put(key, words(words));
  }

  private static Pattern words(String words) {
    return Pattern.compile("\\b(" + words + ")\\b");
  }
}
