package fr.regain.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium with a fresh profile, which tells what its pages asked for and complained of. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final int BLOCKED = 2;
  private static final int FURTHEST_STOP = 200;
  private static final Pattern REQUESTED =
      Pattern.compile("\"method\":\"Network\\.requestWillBeSent\".*?\"url\":\"([^\"]*)\"");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Whether its pages may run scripts. */
  enum Scripts {
    ON,
    OFF
  }

  /**
   * Starts it; the test is skipped where there is no Chromium.
   *
   * @param language that it asks pages for
   */
  static Browser start(Scripts scripts, String language) {
    return start(scripts, language, DRIVER);
  }

  /** As {@link #start(Scripts, String)}, with the account of a person. */
  static Browser start(Scripts scripts, String language, PersonAccount person) throws IOException {
    return start(scripts, language, person.script(DRIVER));
  }

  private static Browser start(Scripts scripts, String language, Path driver) {
    assumeTrue(
        Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
        "pages need a browser: apt-get install chromium chromium-driver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        "--window-size=1280,900",
        "--lang=" + language);
    options.setExperimentalOption(
        "prefs",
        Map.of(
            "intl.accept_languages",
            language,
            "profile.managed_default_content_settings.javascript",
            scripts == Scripts.OFF ? BLOCKED : 1));
    LoggingPreferences log = new LoggingPreferences();
    log.enable(LogType.BROWSER, Level.ALL);
    log.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, log);
    // The driver's place is given, so that nothing goes to the network to look for one.
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(driver.toString()))
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  /** Makes its pages as wide as a phone's, whatever the window is. */
  void narrow(int pixels) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 640, "deviceScaleFactor", 2, "mobile", false));
  }

  /** How wide the page is, with what one would have to scroll to. */
  long contentWidth() {
    Map<?, ?> size =
        (Map<?, ?>)
            driver.executeCdpCommand("Page.getLayoutMetrics", Map.of()).get("cssContentSize");
    return ((Number) size.get("width")).longValue();
  }

  void open(URI address) {
    driver.get(address.toString());
  }

  String address() {
    return driver.getCurrentUrl();
  }

  /** The first element of that kind; waits until the page has one. */
  WebElement find(String selector) {
    return new WebDriverWait(driver, Program.PATIENCE)
        .until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(selector)));
  }

  List<String> texts(String selector) {
    return driver.findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
  }

  void clickLink(String text) {
    press(driver.findElement(By.linkText(text)), WebElement::click);
  }

  /** Clicks what leads to another page. */
  void click(String selector) {
    press(find(selector), WebElement::click);
  }

  /**
   * The driver may answer before a page is left: who presses what leads to another page goes on
   * once that one is there. A summary opens in its own page.
   */
  private void press(WebElement element, Consumer<WebElement> how) {
    boolean leaves = !element.getTagName().equals("summary");
    String before = loadedDocument();
    how.accept(element);
    if (leaves) {
      new WebDriverWait(driver, Program.PATIENCE)
          .until(ignored -> !loadedDocument().equals(before));
    }
  }

  /** The browser's own number of the document that it shows: another one after each load. */
  String loadedDocument() {
    Map<?, ?> tree =
        (Map<?, ?>) driver.executeCdpCommand("Page.getFrameTree", Map.of()).get("frameTree");
    return (String) ((Map<?, ?>) tree.get("frame")).get("loaderId");
  }

  void reload() {
    driver.navigate().refresh();
  }

  /**
   * For a page that may be replaced while it is looked at: the driver says that an element is gone
   * by an exception of its own, or by whatever its inspector says at that moment.
   */
  private FluentWait<WebDriver> patiently() {
    return new WebDriverWait(driver, Program.PATIENCE).ignoring(WebDriverException.class);
  }

  /** Waits until the text of an element is another one. */
  void awaitChange(String selector, String before) {
    patiently().until(ignored -> !find(selector).getText().equals(before));
  }

  /** Waits until a page with that heading is there. */
  void awaitPage(String heading) {
    awaitTexts("h1", List.of(heading));
  }

  /** Waits until the elements say exactly that. */
  void awaitTexts(String selector, List<String> wanted) {
    patiently()
        .withMessage(() -> selector + " on " + address() + ": " + texts(selector))
        .until(ignored -> texts(selector).equals(wanted));
  }

  /** Where the links among the elements lead, by their order. */
  List<Link> links(String selector) {
    return driver.findElements(By.cssSelector(selector)).stream()
        .map(link -> new Link(link.getText(), URI.create(link.getDomProperty("href"))))
        .toList();
  }

  /** What a link says, and where it leads. */
  record Link(String text, URI address) {}

  /** Goes on with Tab alone until an element of that text has the focus, and presses Enter. */
  void tabToAndEnter(String text) {
    press(
        tabTo("\"" + text + "\"", element -> element.getText().equals(text)),
        element -> element.sendKeys(Keys.ENTER));
  }

  /** As {@link #tabToAndEnter}, by the beginning of what assistive tools read out. */
  void tabToNamedAndEnter(String beginning) {
    press(tabToNamed(beginning), element -> element.sendKeys(Keys.ENTER));
  }

  /** Goes on with Tab alone to what is read out so, and ticks it or takes the tick away. */
  void tabToNamedAndToggle(String beginning) {
    tabToNamed(beginning).sendKeys(Keys.SPACE);
  }

  private WebElement tabToNamed(String beginning) {
    return tabTo(
        "what is read out as \"" + beginning + "\"",
        element -> element.getAccessibleName().startsWith(beginning));
  }

  /** Goes on with Tab alone to a field, and types over what it holds. */
  void tabToAndType(String field, String text) {
    WebElement focused = tabToField(field);
    focused.sendKeys(Keys.chord(Keys.CONTROL, "a"));
    focused.sendKeys(Keys.DELETE);
    focused.sendKeys(text);
  }

  /** Goes on with Tab alone to a check box, and ticks it or takes the tick away. */
  void tabToAndToggle(String field) {
    tabToField(field).sendKeys(Keys.SPACE);
  }

  /** Goes on with Tab alone to a group of radio buttons, and on with the arrows to one of them. */
  void tabToAndChoose(String field, String value) {
    WebElement focused = tabToField(field);
    for (int stop = 0; stop < FURTHEST_STOP; stop++) {
      if (value.equals(focused.getDomAttribute("value"))) {
        assertThat(focused.isSelected()).as("%s is chosen", value).isTrue();
        return;
      }
      focused.sendKeys(Keys.ARROW_DOWN);
      focused = driver.switchTo().activeElement();
    }
    throw new AssertionError("no radio button \"" + value + "\" on " + address());
  }

  private WebElement tabToField(String field) {
    return tabTo("the field " + field, element -> field.equals(element.getDomAttribute("name")));
  }

  private WebElement tabTo(String what, Predicate<WebElement> wanted) {
    for (int stop = 0; stop < FURTHEST_STOP; stop++) {
      driver.switchTo().activeElement().sendKeys(Keys.TAB);
      WebElement focused = driver.switchTo().activeElement();
      if (wanted.test(focused)) {
        return focused;
      }
    }
    throw new AssertionError(
        "the Tab key does not lead to %s on %s:\n%s"
            .formatted(what, address(), find("body").getText()));
  }

  /** The page fits a screen so narrow without scrolling sideways, in light and in dark colours. */
  void assertFits(int width) {
    Set<Object> inks = new HashSet<>();
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 640, "deviceScaleFactor", 1, "mobile", false));
    for (String scheme : List.of("light", "dark")) {
      driver.executeCdpCommand(
          "Emulation.setEmulatedMedia",
          Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
      assertThat(script("return innerWidth")).isEqualTo((long) width);
      assertThat((long) script("return document.documentElement.scrollWidth"))
          .as("width of %s, %s", address(), scheme)
          .isLessThanOrEqualTo(width);
      inks.add(script("return getComputedStyle(document.body).color"));
    }
    assertThat(inks).as("colours of the text, light and dark").hasSize(2);
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
  }

  /** Asks the page something; pages without scripts answer the driver as well. */
  private Object script(String question) {
    return Objects.requireNonNull(driver.executeScript(question));
  }

  /** A page complained of this, and none of anything else, since they were last asked. */
  void assertComplainedOnlyOf(String complaint) {
    assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
        .extracting(LogEntry::getMessage)
        .singleElement()
        .asString()
        .contains(complaint);
  }

  /** Nothing was asked of anybody else, and no page complained or broke its security policy. */
  void assertQuiet(URI console) {
    assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
        .extracting(LogEntry::getMessage)
        .isEmpty();
    assertThat(requests()).isNotEmpty().allMatch(address -> address.startsWith(console + "/"));
  }

  /** Addresses that its pages have asked for since this was last asked. */
  private List<String> requests() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(entry -> REQUESTED.matcher(entry.getMessage()))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .flatMap(Stream::of)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
