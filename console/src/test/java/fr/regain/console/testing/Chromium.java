package fr.regain.console.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real Chromium, to look at pages that a test has at hand, as any reader's screen may be. */
public final class Chromium implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int HEIGHT = 900;
  private static final double SMALLER = 0.75;

  private final ChromeDriver driver;
  private final String frame;

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
    this.frame =
        (String)
            ((Map<?, ?>)
                    ((Map<?, ?>)
                            driver
                                .executeCdpCommand("Page.getFrameTree", Map.of())
                                .get("frameTree"))
                        .get("frame"))
                .get("id");
  }

  /**
   * Starts one on a page of a console, as the person whose cookies these are; the test is skipped
   * where there is no Chromium.
   */
  public static Chromium start(URI page, Map<String, String> cookies) {
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
        "--disable-background-networking",
        "--disable-component-update",
        "--hide-scrollbars",
        "--no-first-run");
    // The driver's place is given, so that nothing goes to the network to look for one.
    ChromeDriver driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(DRIVER.toString()))
                .build(),
            options);
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    driver.get(page.toString());
    cookies.forEach((name, value) -> driver.manage().addCookie(new Cookie(name, value)));
    return new Chromium(driver);
  }

  /**
   * Looks from now on through a screen of that width.
   *
   * @param scheme {@code light} or {@code dark}
   */
  public void look(int width, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Puts that markup in the place of the page, and waits for all that it loads. */
  public void show(String html) {
    driver.executeCdpCommand("Page.setDocumentContent", Map.of("frameId", frame, "html", html));
    driver.executeAsyncScript(
        """
        const done = arguments[0];
        if (document.readyState === 'complete') done();
        else addEventListener('load', () => done(), { once: true });
        """);
  }

  /** Runs a script in the page. */
  public Object run(String script, Object... arguments) {
    return Objects.requireNonNull(driver.executeScript(script, arguments));
  }

  /** As {@link #run}, for a script that calls its last argument with what it found. */
  public Object await(String script, Object... arguments) {
    return Objects.requireNonNull(driver.executeAsyncScript(script, arguments));
  }

  /** The whole page as a picture in WebP. */
  public byte[] picture(int quality) {
    Object data =
        driver
            .executeCdpCommand(
                "Page.captureScreenshot",
                Map.of("format", "webp", "quality", quality, "captureBeyondViewport", true))
            .get("data");
    return Base64.getDecoder().decode((String) data);
  }

  /** The beginning of the page, at most so high, as a picture in WebP three quarters its size. */
  public byte[] picture(int quality, int width, int tallest) {
    long height = (long) run("return document.documentElement.scrollHeight");
    Object data =
        driver
            .executeCdpCommand(
                "Page.captureScreenshot",
                Map.of(
                    "format",
                    "webp",
                    "quality",
                    quality,
                    "captureBeyondViewport",
                    true,
                    "clip",
                    Map.of(
                        "x",
                        0,
                        "y",
                        0,
                        "width",
                        width,
                        "height",
                        Math.min(height, tallest),
                        "scale",
                        SMALLER)))
            .get("data");
    return Base64.getDecoder().decode((String) data);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
