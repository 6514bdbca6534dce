package fr.regain.console.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the console's packages, below a root: the console's own, or that of the samples
 * which break them.
 */
final class ConsoleRules {
  /** From the bottom up. A package may use those of lower layers, and itself. */
  static final List<Set<String>> LAYERS =
      List.of(
          Set.of("platform"),
          Set.of("gateway", "certificate", "identity", "web", "document", "backup", "event"),
          Set.of("api"),
          Set.of("audit"),
          Set.of("access"),
          Set.of("site", "presentation", "view", "mail"),
          Set.of("device", "webhook", "resource"),
          Set.of("enrolment", "rule"),
          Set.of("campaign"),
          Set.of("lease", "report"),
          Set.of("checkin", "calendar"),
          Set.of("energy", "equipment", "deployment"),
          Set.of("eligibility"),
          Set.of("secondlife"),
          Set.of("exchange", "operation"),
          Set.of("impact"),
          Set.of("roadmap"),
          Set.of("simulate", "monitoring", "dashboard"),
          Set.of("installation"));

  /** Who writes each table. */
  static final Map<String, String> OWNERS =
      Map.ofEntries(
          Map.entry("SITE", "site"),
          Map.entry("SAVED_VIEW", "view"),
          Map.entry("LIST_CHOICE", "view"),
          Map.entry("SITE_CALENDAR", "site"),
          Map.entry("SITE_HOLIDAY", "site"),
          Map.entry("DEVICE", "device"),
          Map.entry("RING", "device"),
          Map.entry("INVENTORY", "device"),
          Map.entry("STORAGE", "device"),
          Map.entry("DEVICE_EVENT", "device"),
          Map.entry("ENROLMENT_TOKEN", "enrolment"),
          Map.entry("CERTIFICATE", "enrolment"),
          Map.entry("REFUSED_ENROLMENT", "enrolment"),
          Map.entry("CAMPAIGN", "campaign"),
          Map.entry("CAMPAIGN_RULE", "campaign"),
          Map.entry("CAMPAIGN_WAVE", "campaign"),
          Map.entry("CAMPAIGN_WRITER", "campaign"),
          Map.entry("CAMPAIGN_DEVICE", "campaign"),
          Map.entry("CAMPAIGN_COUNT", "campaign"),
          Map.entry("CAMPAIGN_SUM", "campaign"),
          Map.entry("LEASE", "lease"),
          Map.entry("STRAY_LEASE", "lease"),
          Map.entry("CALENDAR_FEED", "calendar"),
          Map.entry("CHECK_IN_STATE", "checkin"),
          Map.entry("PAST_SPOOL", "checkin"),
          Map.entry("ENERGY_HOUR", "energy"),
          Map.entry("OWNER", "equipment"),
          Map.entry("SITE_OWNERSHIP", "equipment"),
          Map.entry("EQUIPMENT", "equipment"),
          Map.entry("SURVEY", "equipment"),
          Map.entry("CRITERIA", "eligibility"),
          Map.entry("ELIGIBILITY", "eligibility"),
          Map.entry("EVALUATION", "eligibility"),
          Map.entry("SECOND_LIFE", "secondlife"),
          Map.entry("SECOND_LIFE_STEP", "secondlife"),
          Map.entry("INSPECTION_CHECK", "secondlife"),
          Map.entry("ERASURE", "secondlife"),
          Map.entry("SECOND_LIFE_DISK", "secondlife"),
          Map.entry("FITTED_PART", "secondlife"),
          Map.entry("LOT", "secondlife"),
          Map.entry("LOT_ITEM", "secondlife"),
          Map.entry("LOT_DOCUMENT", "secondlife"),
          Map.entry("STOCK_SNAPSHOT", "secondlife"),
          Map.entry("STOCK_ITEM", "secondlife"),
          Map.entry("RESOURCE", "resource"),
          Map.entry("OPERATION", "operation"),
          Map.entry("OPERATION_CAMPAIGN", "operation"),
          Map.entry("OPERATION_MEASURE", "operation"),
          Map.entry("ROAD_MAP", "roadmap"),
          Map.entry("ROAD_MAP_ACTION", "roadmap"),
          Map.entry("ROAD_MAP_ACTION_STATE", "roadmap"),
          Map.entry("ROAD_MAP_YEAR", "roadmap"),
          Map.entry("IMPORT_DRAFT", "exchange"),
          Map.entry("IMPORT_CHUNK", "exchange"),
          Map.entry("PRESENTATION", "presentation"),
          Map.entry("EVENT", "event"),
          Map.entry("MAIL_ADDRESS", "mail"),
          Map.entry("MAIL_CONFIRMATION", "mail"),
          Map.entry("WEBHOOK", "webhook"),
          Map.entry("WEBHOOK_KIND", "webhook"),
          Map.entry("WEBHOOK_DELIVERY", "webhook"),
          Map.entry("DEMONSTRATION", "installation"),
          Map.entry("AUDIT_RECORD", "audit"),
          Map.entry("AUDIT_CHAIN", "audit"),
          Map.entry("ACCOUNT", "access"),
          Map.entry("ROLE_GRANT", "access"),
          Map.entry("PASSWORD_LINK", "access"),
          Map.entry("SIGN_IN_FAILURE", "access"),
          Map.entry("SIGN_IN_REFUSAL", "access"),
          Map.entry("KNOWN_BROWSER", "access"),
          Map.entry("EXTERNAL_IDENTITY", "access"),
          Map.entry("GROUP_ROLE", "access"),
          Map.entry("IDENTITY_REQUEST", "access"),
          Map.entry("SESSION_PLACE", "access"),
          Map.entry("SIGN_IN_LINK", "access"),
          Map.entry("SESSION", "access"),
          Map.entry("API_KEY", "access"),
          Map.entry("API_KEY_GRANT", "access"),
          Map.entry("API_REPLY", "api"));

  // Code that the build makes: jOOQ's tables, which every store uses, and jte's pages.
  private static final Set<String> GENERATED = Set.of("schema", "page");
  private static final String SCHEMA = "fr.regain.console.schema";
  private static final Set<String> WRITES =
      Set.of(
          "insertInto",
          "mergeInto",
          "update",
          "updateQuery",
          "insertQuery",
          "delete",
          "deleteFrom",
          "deleteQuery",
          "truncate",
          "newRecord",
          "executeInsert",
          "executeUpdate",
          "executeDelete",
          "batchInsert",
          "batchUpdate",
          "batchStore",
          "batchMerge",
          "batchDelete",
          "loadInto",
          "execute",
          "query");

  private final String root;

  ConsoleRules(String root) {
    this.root = root;
  }

  /** The capability that a class belongs to; empty for the root itself and for everything else. */
  private String capability(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(root + ".")) {
      return "";
    }
    return name.substring(root.length() + 1).split("\\.", 2)[0];
  }

  private static int layer(String capability) {
    for (int index = 0; index < LAYERS.size(); index++) {
      if (LAYERS.get(index).contains(capability)) {
        return index;
      }
    }
    return -1;
  }

  ArchRule dependenciesPointDown() {
    return classes()
        .that(areHandwritten())
        .should(
            new ArchCondition<>("depend only on lower layers and on their own capability") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                checkDependencies(type, events);
              }
            });
  }

  private void checkDependencies(JavaClass type, ConditionEvents events) {
    String from = capability(type);
    if (from.isEmpty()) {
      // The process itself wires everything together; nothing may use it.
      return;
    }
    if (layer(from) < 0) {
      violated(events, type, type.getName() + " is in a package that has no layer");
    }
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      JavaClass used = dependency.getTargetClass().getBaseComponentType();
      String to = capability(used);
      boolean ours = used.getPackageName().equals(root) || !to.isEmpty();
      if (ours
          && !to.equals(from)
          && !GENERATED.contains(to)
          && (layer(to) < 0 || layer(to) >= layer(from))) {
        violated(events, type, dependency.getDescription());
      }
    }
  }

  ArchRule tablesAreWrittenByTheirCapability() {
    return classes()
        .that(areHandwritten())
        .should(
            new ArchCondition<>("touch tables of others only where they write nothing") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                checkTables(type, events);
              }
            });
  }

  private void checkTables(JavaClass type, ConditionEvents events) {
    List<String> writes =
        type.getMethodCallsFromSelf().stream()
            .filter(ConsoleRules::isWrite)
            .map(JavaAccess::getDescription)
            .toList();
    if (writes.isEmpty()) {
      return;
    }
    for (JavaFieldAccess access : type.getFieldAccessesFromSelf()) {
      String table = table(access);
      if (!table.isEmpty() && !capability(type).equals(OWNERS.get(table))) {
        violated(events, type, access.getDescription() + ", and the class writes: " + writes);
      }
    }
  }

  private static boolean isWrite(JavaMethodCall call) {
    JavaClass on = call.getTargetOwner();
    return (on.isAssignableTo(DSLContext.class) && WRITES.contains(call.getName()))
        || (on.isAssignableTo(UpdatableRecord.class)
            && Set.of("store", "insert", "update", "merge", "delete").contains(call.getName()));
  }

  /** The table that a field of the schema stands for or belongs to; empty for other fields. */
  private static String table(JavaFieldAccess access) {
    JavaClass owner = access.getTargetOwner();
    if (!owner.getPackageName().startsWith(SCHEMA)) {
      return "";
    }
    boolean column = access.getTarget().getRawType().isAssignableTo(TableField.class);
    return column
        ? owner.getSimpleName().replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT)
        : access.getName();
  }

  ArchRule onlyThePlatformHasClockAndRandomness() {
    return noClasses()
        .that(areHandwritten())
        .and(
            DescribedPredicate.describe(
                "are not of the platform", type -> !capability(type).equals("platform")))
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "reads a clock or makes randomness", ConsoleRules::isClockOrRandomness))
        .orShould()
        .callConstructorWhere(
            DescribedPredicate.describe(
                "makes a source of randomness",
                call -> call.getTargetOwner().isAssignableTo(Random.class)));
  }

  private static boolean isClockOrRandomness(JavaMethodCall call) {
    JavaClass on = call.getTargetOwner();
    String method = call.getName();
    boolean wallClock =
        on.getPackageName().equals("java.time")
            && method.equals("now")
            && call.getTarget().getRawParameterTypes().stream()
                .noneMatch(parameter -> parameter.isAssignableTo(InstantSource.class));
    boolean clockMade =
        (on.isEquivalentTo(Clock.class) || on.isEquivalentTo(InstantSource.class))
            && (method.startsWith("system") || method.startsWith("tick"));
    boolean machineClock =
        on.isEquivalentTo(System.class)
            && (method.equals("currentTimeMillis") || method.equals("nanoTime"));
    boolean randomness =
        (on.isEquivalentTo(UUID.class) && method.equals("randomUUID"))
            || (on.isEquivalentTo(Math.class) && method.equals("random"))
            || (on.isAssignableTo(RandomGenerator.class)
                && Set.of("current", "getDefault", "of", "getInstance", "getInstanceStrong")
                    .contains(method));
    return wallClock || clockMade || machineClock || randomness;
  }

  ArchRule packagesSayWhatTheyOwn() {
    return classes()
        .that(areHandwritten())
        .should(
            new ArchCondition<>("be in a package with a @NullMarked package-info") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                  violated(events, type, type.getName() + " is in a package without one");
                }
              }
            });
  }

  private DescribedPredicate<JavaClass> areHandwritten() {
    return DescribedPredicate.describe(
        "are written by hand",
        type ->
            !GENERATED.contains(capability(type))
                && !type.getSimpleName().startsWith("$")
                && !type.getName().contains("$Definition")
                && !type.getName().contains("$Introspection"));
  }

  private static void violated(ConditionEvents events, JavaClass type, String message) {
    events.add(SimpleConditionEvent.violated(type, message));
  }
}
