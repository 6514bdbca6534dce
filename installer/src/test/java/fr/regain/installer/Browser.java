package fr.regain.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium with a fresh profile, which tells what its pages asked for and complained of. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final int BLOCKED = 2;
  private static final int FURTHEST_STOP = 80;
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
            .usingDriverExecutable(new File(DRIVER.toString()))
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

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<String> texts(String selector) {
    return driver.findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
  }

  void clickLink(String text) {
    driver.findElement(By.linkText(text)).click();
  }

  void reload() {
    driver.navigate().refresh();
  }

  /** Waits until the text of an element is another one. */
  void awaitChange(String selector, String before) {
    new WebDriverWait(driver, Program.PATIENCE)
        .ignoring(org.openqa.selenium.StaleElementReferenceException.class)
        .until(ignored -> !find(selector).getText().equals(before));
  }

  /** Goes on with Tab alone until an element of that text has the focus, and presses Enter. */
  void tabToAndEnter(String text) {
    for (int stop = 0; stop < FURTHEST_STOP; stop++) {
      driver.switchTo().activeElement().sendKeys(Keys.TAB);
      WebElement focused = driver.switchTo().activeElement();
      if (focused.getText().equals(text)) {
        focused.sendKeys(Keys.ENTER);
        return;
      }
    }
    throw new AssertionError("the Tab key does not lead to \"" + text + "\" on " + address());
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
