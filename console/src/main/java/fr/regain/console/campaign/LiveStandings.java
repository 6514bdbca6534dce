package fr.regain.console.campaign;

import fr.regain.console.page.campaign.JtestandingGenerated;
import fr.regain.console.web.Language;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * What open pages hear of a campaign: one look at its counts a second for all readers together, one
 * piece of HTML for all readers of a kind, sent when it has changed. While nobody reads, nothing is
 * asked.
 */
@Singleton
final class LiveStandings {
  private static final Logger LOG = LoggerFactory.getLogger(LiveStandings.class);
  private static final Duration TICK = Duration.ofSeconds(1);
  // Proxies cut what is silent for longer. The first one goes at once, and the headers with it.
  private static final Duration HEARTBEAT = Duration.ofSeconds(20);
  // Then the browser comes back by itself, and its session is looked at anew.
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration RETRY = Duration.ofSeconds(2);

  // Ends a reader's events; never sent.
  private static final Event<String> END = Event.of("");

  private final CampaignReading reading;
  private final Clock clock;
  private final Scheduler blocking;
  private final Map<UUID, Flux<Frame>> open = new ConcurrentHashMap<>();

  LiveStandings(
      CampaignReading reading,
      Clock clock,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.reading = reading;
    this.clock = clock;
    this.blocking = Schedulers.fromExecutorService(blocking);
  }

  private record Reader(Language language, boolean mayDecide) {}

  /** A standing, written at most once for each kind of reader. */
  private record Frame(Standing standing, String version, Map<Reader, String> written) {
    String html(Visit visit, boolean mayDecide) {
      return written.computeIfAbsent(
          new Reader(visit.words().language(), mayDecide),
          reader ->
              new String(
                  Pages.render(
                      output ->
                          JtestandingGenerated.render(
                              output, null, new StandingView(visit, standing, mayDecide))),
                  StandardCharsets.UTF_8));
    }
  }

  /**
   * Events for one reader: the part of the page whenever it has changed, then {@code fin} when
   * nothing will change any more.
   *
   * @param seen version that the reader has; empty: none
   */
  Publisher<Event<String>> follow(UUID id, Visit visit, boolean mayDecide, String seen) {
    Flux<Event<String>> news =
        frames(id)
            .index()
            .concatMapIterable(
                indexed -> {
                  Frame frame = indexed.getT2();
                  boolean known = indexed.getT1() == 0 && frame.version().equals(seen);
                  return events(frame, known, visit, mayDecide);
                })
            .concatWithValues(END);
    Flux<Event<String>> heartbeats =
        Flux.interval(Duration.ZERO, HEARTBEAT)
            .onBackpressureDrop()
            .map(beat -> Event.of("vif").name("vif"));
    return Flux.merge(news, heartbeats).takeWhile(event -> event != END).take(LONGEST);
  }

  private List<Event<String>> events(Frame frame, boolean known, Visit visit, boolean mayDecide) {
    List<Event<String>> events = new ArrayList<>();
    if (!known) {
      events.add(Event.of(frame.html(shared(visit), mayDecide)).id(frame.version()).retry(RETRY));
    }
    if (frame.standing().isOver()) {
      // Browsers drop an event without data.
      events.add(Event.of("fin").name("fin"));
    }
    return events;
  }

  /** What all readers of a language share of a visit. */
  private Visit shared(Visit visit) {
    return new Visit(
        visit.words(),
        visit.figures(),
        visit.files(),
        "",
        null,
        "",
        List.of(),
        visit.presentation(),
        clock.instant());
  }

  private Flux<Frame> frames(UUID id) {
    return open.computeIfAbsent(
        id,
        campaign ->
            Flux.interval(Duration.ZERO, TICK)
                .onBackpressureDrop()
                .publishOn(blocking, 1)
                .map(tick -> look(campaign))
                .takeUntil(frame -> frame.standing().isOver())
                .distinctUntilChanged(Frame::version)
                .doOnError(failed -> LOG.warn("Campaign {} cannot be followed", campaign, failed))
                .onErrorComplete()
                .doFinally(end -> open.remove(campaign))
                .replay(1)
                .refCount());
  }

  private Frame look(UUID id) {
    Standing standing = new Standing(reading.find(id).orElseThrow(), reading.counts(id));
    return new Frame(standing, standing.version(), new ConcurrentHashMap<>());
  }
}
