package org.backspike.chip.noc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backspike.chip.hardware.Mesh;
import org.backspike.chip.hardware.Mesh.Filling;
import org.backspike.chip.hardware.Noc;
import org.jspecify.annotations.Nullable;

/**
 * The page {@code docs/noc-cycles.md} acted out: every cycle, every part, every flit, in the words
 * of the page. It shares nothing with the model but the description of chip and traffic.
 */
final class Oracle {
  private enum Cause {
    CHANNEL,
    CREDIT,
    TURN
  }

  /** One flit of a packet on its way to some deliveries; {@code takesPart} is a + R. */
  private record Flit(
      int packet, boolean first, boolean last, List<Integer> deliveries, long takesPart) {}

  /** A message at a sink and its flits that have arrived and were not popped. */
  private static final class Message {
    final int delivery;
    int arrived;

    Message(int delivery) {
      this.delivery = delivery;
    }
  }

  private static final class Encoder {
    final Deque<Integer> waiting = new ArrayDeque<>();
    final Deque<Integer> output = new ArrayDeque<>();
    boolean working;
    int remaining;
    int places;
    int sent;
    long busy;
    long full;
    long early;
    long empty;
    long noCredit;
  }

  private static final class Sink {
    final Deque<Message> messages = new ArrayDeque<>();
    final Map<Integer, Message> receiving = new TreeMap<>();
    long free;
    int poppedFlits;
    long busy;
    long starved;
    long starvedSince;
  }

  /** A link with its credits, seen from the side that sends. */
  private static final class Link {
    int behindTile = -1;
    int behindPort = -1;
    int behindEndpoint = -1;
    int places;
    int[] credits = new int[2];
    int[] heldBy = {-1, -1};
    long free;
    int cyclesPerFlit = 1;
    int arrival;
    int pointer;
    long flits;
    final Map<Cause, Long> waited = new EnumMap<>(Cause.class);
  }

  /** An input port: a FIFO per channel and the link that fills it. */
  private static final class Input {
    final List<Deque<Flit>> fifos = List.of(new ArrayDeque<>(), new ArrayDeque<>());
    @Nullable Link before;
    int creditCycles;
  }

  private record Later(long cycle, Runnable what) {}

  private final Mesh mesh;
  private final Noc noc;
  private final Traffic traffic;
  private final int channels;
  private final int portsPerTile;
  private final Link[][] links;
  private final Input[][] inputs;
  private final int[] treePointer;
  private final Link[] injection;
  private final Encoder[] encoders;
  private final Sink[] sinks;
  private final List<Later> later = new ArrayList<>();

  final long[] injected;
  final long[] delivered;
  final long[] popped;
  long end;
  long flitsInjected;
  long flitsEjected;

  Oracle(Mesh mesh, Noc noc, Traffic traffic) {
    this.mesh = mesh;
    this.noc = noc;
    this.traffic = traffic;
    channels = noc.flow().virtualChannels();
    portsPerTile = 4 + mesh.coresPerTile() + 1;
    links = new Link[mesh.tiles()][portsPerTile];
    inputs = new Input[mesh.tiles()][portsPerTile];
    treePointer = new int[mesh.tiles()];
    injection = new Link[mesh.cores() + 1];
    encoders = new Encoder[mesh.cores() + 1];
    sinks = new Sink[mesh.cores() + 1];
    injected = new long[traffic.packets()];
    delivered = new long[traffic.deliveries()];
    popped = new long[traffic.deliveries()];
    build();
  }

  private void build() {
    for (int tile = 0; tile < mesh.tiles(); tile++) {
      for (int port = 0; port < portsPerTile; port++) {
        links[tile][port] = new Link();
        inputs[tile][port] = new Input();
        inputs[tile][port].creditCycles = noc.flow().creditCycles();
      }
    }
    for (int tile = 0; tile < mesh.tiles(); tile++) {
      int x = tile % mesh.width();
      int y = tile / mesh.width();
      if (x + 1 < mesh.width()) {
        join(tile, 0, tile + 1, 1);
        join(tile + 1, 1, tile, 0);
      }
      if (y + 1 < mesh.height()) {
        join(tile, 3, tile + mesh.width(), 2);
        join(tile + mesh.width(), 2, tile, 3);
      }
    }
    for (int endpoint = 0; endpoint <= mesh.cores(); endpoint++) {
      Link out = links[tileOf(endpoint)][portOf(endpoint)];
      out.behindEndpoint = endpoint;
      out.arrival = noc.links().core();
      guard(out, noc.flow().inputFlits());
      Link in = new Link();
      in.behindTile = tileOf(endpoint);
      in.behindPort = portOf(endpoint);
      in.arrival = noc.links().core();
      guard(in, noc.flow().fifoFlits());
      injection[endpoint] = in;
      inputs[tileOf(endpoint)][portOf(endpoint)].before = in;
      encoders[endpoint] = new Encoder();
      sinks[endpoint] = new Sink();
      sinks[endpoint].starvedSince = traffic.from[endpoint];
    }
    for (int packet = 0; packet < traffic.packets(); packet++) {
      encoders[traffic.source[packet]].waiting.add(packet);
    }
  }

  private void join(int tile, int port, int neighbour, int inputPort) {
    Link link = links[tile][port];
    Input input = inputs[neighbour][inputPort];
    link.behindTile = neighbour;
    link.behindPort = inputPort;
    input.before = link;
    boolean between =
        tile % mesh.width() / mesh.chipWidth() != neighbour % mesh.width() / mesh.chipWidth()
            || tile / mesh.width() / mesh.chipHeight()
                != neighbour / mesh.width() / mesh.chipHeight();
    if (between) {
      link.cyclesPerFlit = noc.chipLink().cyclesPerFlit();
      link.arrival = noc.chipLink().cyclesPerFlit() - 1 + noc.chipLink().latency();
      guard(link, noc.chipLink().fifoFlits());
      input.creditCycles = noc.chipLink().creditCycles();
    } else {
      link.arrival = port < 2 ? noc.links().eastWest() : noc.links().northSouth();
      guard(link, noc.flow().fifoFlits());
    }
  }

  private static void guard(Link link, int places) {
    link.places = places;
    Arrays.fill(link.credits, places);
  }

  private int tileOf(int endpoint) {
    if (endpoint == mesh.cores()) {
      return 0;
    }
    int place = endpoint / mesh.coresPerTile();
    int x = place / mesh.height();
    int y = place % mesh.height();
    return mesh.filling() == Filling.ROWS ? place : y * mesh.width() + x;
  }

  private int portOf(int endpoint) {
    return 4 + (endpoint == mesh.cores() ? mesh.coresPerTile() : endpoint % mesh.coresPerTile());
  }

  private int route(int tile, int endpoint) {
    int target = tileOf(endpoint);
    int x = tile % mesh.width();
    int y = tile / mesh.width();
    int toX = target % mesh.width();
    int toY = target / mesh.width();
    if (toX > x) {
      return 0;
    }
    if (toX < x) {
      return 1;
    }
    if (toY < y) {
      return 2;
    }
    return toY > y ? 3 : portOf(endpoint);
  }

  /** Acts until every message has been served. */
  void run() {
    for (long t = 0; !served(t); t++) {
      if (t > 2_000_000) {
        throw new IllegalStateException("not served after " + t + " cycles");
      }
      becomeVisible(t);
      for (int endpoint = 0; endpoint < encoders.length; endpoint++) {
        encode(encoders[endpoint], t);
        inject(endpoint, t);
      }
      for (int tile = 0; tile < mesh.tiles(); tile++) {
        allocate(tile, t);
      }
      for (int endpoint = 0; endpoint < sinks.length; endpoint++) {
        pop(endpoint, t);
      }
    }
    for (int endpoint = 0; endpoint < sinks.length; endpoint++) {
      end = Math.max(end, sinkEnd(endpoint));
    }
    becomeVisible(Long.MAX_VALUE);
  }

  private boolean served(long t) {
    for (Encoder encoder : encoders) {
      if (!encoder.waiting.isEmpty() || !encoder.output.isEmpty()) {
        return false;
      }
    }
    for (Input[] row : inputs) {
      for (Input input : row) {
        for (Deque<Flit> fifo : input.fifos) {
          if (!fifo.isEmpty()) {
            return false;
          }
        }
      }
    }
    for (Later event : later) {
      if (event.what() instanceof Flight) {
        return false;
      }
    }
    for (Sink sink : sinks) {
      if (!sink.messages.isEmpty() || sink.free > t) {
        return false;
      }
    }
    return true;
  }

  /** A flit on a link, in contrast to a credit. */
  private interface Flight extends Runnable {}

  private void becomeVisible(long t) {
    List<Later> due = later.stream().filter(event -> event.cycle() <= t).toList();
    later.removeAll(due);
    due.forEach(event -> event.what().run());
  }

  private void encode(Encoder encoder, long t) {
    while (!encoder.waiting.isEmpty()) {
      int packet = encoder.waiting.element();
      if (!encoder.working) {
        if (t < traffic.earliest[packet]) {
          encoder.early++;
          return;
        }
        if (encoder.places == noc.flow().outputPackets()) {
          encoder.full++;
          return;
        }
        encoder.working = true;
        encoder.places++;
        encoder.remaining = traffic.gap[packet];
      }
      if (encoder.remaining > 0) {
        encoder.remaining--;
        encoder.busy++;
        return;
      }
      encoder.working = false;
      encoder.output.add(encoder.waiting.remove());
    }
  }

  private void inject(int endpoint, long t) {
    Encoder encoder = encoders[endpoint];
    Integer packet = encoder.output.peek();
    if (packet == null) {
      encoder.empty += encoder.waiting.isEmpty() ? 0 : 1;
      return;
    }
    int length = traffic.flits[packet];
    int channel = traffic.channel[packet];
    List<Integer> deliveries = deliveries(packet);
    Link link = injection[endpoint];
    int needed = encoder.sent == 0 && deliveries.size() > 1 ? length : 1;
    if (link.credits[channel] < needed) {
      encoder.noCredit++;
      return;
    }
    boolean last = encoder.sent == length - 1;
    send(link, new Flit(packet, encoder.sent == 0, last, deliveries, 0), channel, t);
    flitsInjected++;
    encoder.sent++;
    if (last) {
      injected[packet] = t;
      encoder.sent = 0;
      encoder.output.remove();
      encoder.places--;
    }
  }

  private List<Integer> deliveries(int packet) {
    int behind =
        packet + 1 < traffic.packets()
            ? traffic.firstDestination[packet + 1]
            : traffic.deliveries();
    return IntStream.range(traffic.firstDestination[packet], behind).boxed().toList();
  }

  private boolean tree(Flit flit) {
    return deliveries(flit.packet()).size() > 1;
  }

  private void send(Link link, Flit flit, int channel, long t) {
    link.credits[channel]--;
    link.flits++;
    link.free = t + link.cyclesPerFlit;
    long arrival = t + link.arrival;
    Flight flight =
        link.behindEndpoint >= 0
            ? () -> deliver(link.behindEndpoint, flit, arrival)
            : () ->
                inputs[link.behindTile][link.behindPort]
                    .fifos
                    .get(channel)
                    .add(
                        new Flit(
                            flit.packet(),
                            flit.first(),
                            flit.last(),
                            flit.deliveries(),
                            arrival + noc.routerCycles()));
    later.add(new Later(arrival, flight));
  }

  private void deliver(int endpoint, Flit flit, long t) {
    flitsEjected++;
    int delivery = flit.deliveries().getFirst();
    Sink sink = sinks[endpoint];
    if (flit.first()) {
      Message message = new Message(delivery);
      sink.receiving.put(delivery, message);
      sink.messages.add(message);
    }
    Objects.requireNonNull(sink.receiving.get(delivery)).arrived++;
    if (flit.last()) {
      delivered[delivery] = t;
      sink.receiving.remove(delivery);
    }
  }

  private void pop(int endpoint, long t) {
    Sink sink = sinks[endpoint];
    if (t < traffic.from[endpoint]) {
      return;
    }
    if (t < sink.free) {
      sink.busy++;
      return;
    }
    Message message = sink.messages.peek();
    if (message == null || message.arrived == sink.poppedFlits) {
      return; // starved, if anything comes later
    }
    int packet = packetOf(message.delivery);
    sink.starved += t - sink.starvedSince;
    sink.starvedSince = t + 1;
    sink.busy++;
    sink.poppedFlits++;
    Link link = links[tileOf(endpoint)][portOf(endpoint)];
    int channel = traffic.channel[packet];
    later.add(new Later(t + noc.flow().creditCycles(), () -> link.credits[channel]++));
    if (sink.poppedFlits == traffic.flits[packet]) {
      popped[message.delivery] = t;
      sink.poppedFlits = 0;
      sink.messages.remove();
      sink.free = t + traffic.service[message.delivery];
      sink.starvedSince = sink.free;
    }
  }

  private int packetOf(int delivery) {
    int packet = 0;
    while (packet + 1 < traffic.packets() && traffic.firstDestination[packet + 1] <= delivery) {
      packet++;
    }
    return packet;
  }

  private record Grant(int port, int channel, Flit flit, int branch, List<Integer> deliveries) {}

  private void allocate(int tile, long t) {
    int count = portsPerTile * channels;
    boolean[] given = new boolean[portsPerTile];
    boolean[] granted = new boolean[count];
    List<Grant> grants = new ArrayList<>();
    int treeStart = treePointer[tile];
    boolean moved = false;
    for (int k = 0; k < count; k++) {
      int input = (treeStart + k) % count;
      Flit flit = head(tile, input, t);
      if (flit == null || !tree(flit) || hindrance(tile, input, flit, given, t) != null) {
        continue;
      }
      granted[input] = true;
      for (Map.Entry<Integer, List<Integer>> branch : branches(tile, flit).entrySet()) {
        given[branch.getKey()] = true;
        grants.add(
            new Grant(
                input / channels, input % channels, flit, branch.getKey(), branch.getValue()));
      }
      if (!moved) {
        treePointer[tile] = (input + 1) % count;
        moved = true;
      }
    }
    for (int port = 0; port < portsPerTile; port++) {
      Link link = links[tile][port];
      for (int k = 0; k < count && !given[port]; k++) {
        int input = (link.pointer + k) % count;
        Flit flit = head(tile, input, t);
        if (flit == null
            || tree(flit)
            || route(tile, endpointOf(flit)) != port
            || hindrance(tile, input, flit, given, t) != null) {
          continue;
        }
        given[port] = true;
        granted[input] = true;
        grants.add(new Grant(input / channels, input % channels, flit, port, flit.deliveries()));
        link.pointer = (input + 1) % count;
      }
    }
    for (int input = 0; input < count; input++) {
      Flit flit = head(tile, input, t);
      if (flit != null && !granted[input]) {
        Hindrance hindrance =
            Objects.requireNonNull(hindrance(tile, input, flit, given, t), "waits for nothing");
        links[tile][hindrance.port()].waited.merge(hindrance.cause(), 1L, Long::sum);
      }
    }
    apply(tile, grants, t);
  }

  private void apply(int tile, List<Grant> grants, long t) {
    Map<Integer, Grant> leaving = new TreeMap<>();
    for (Grant grant : grants) {
      Flit flit = grant.flit();
      Link link = links[tile][grant.branch()];
      link.heldBy[grant.channel()] = flit.last() ? -1 : flit.packet();
      send(
          link,
          new Flit(flit.packet(), flit.first(), flit.last(), grant.deliveries(), 0),
          grant.channel(),
          t);
      leaving.put(grant.port() * channels + grant.channel(), grant);
    }
    leaving.forEach((index, grant) -> {
      Input input = inputs[tile][grant.port()];
      input.fifos.get(grant.channel()).remove();
      Link before = Objects.requireNonNull(input.before);
      later.add(new Later(t + input.creditCycles, () -> before.credits[grant.channel()]++));
    });
  }

  private record Hindrance(int port, Cause cause) {}

  /** What keeps a head flit from being granted, given the links already given away. */
  private @Nullable Hindrance hindrance(int tile, int input, Flit flit, boolean[] given, long t) {
    int channel = input % channels;
    int needed = tree(flit) ? (flit.first() ? traffic.flits[flit.packet()] : 0) : 1;
    for (int port : branches(tile, flit).keySet()) {
      Link link = links[tile][port];
      if (link.heldBy[channel] != -1 && link.heldBy[channel] != flit.packet()) {
        return new Hindrance(port, Cause.CHANNEL);
      }
      if (link.credits[channel] < needed) {
        return new Hindrance(port, Cause.CREDIT);
      }
      if (given[port] || link.free > t) {
        return new Hindrance(port, Cause.TURN);
      }
    }
    return null;
  }

  private @Nullable Flit head(int tile, int input, long t) {
    Flit flit = inputs[tile][input / channels].fifos.get(input % channels).peek();
    return flit == null || flit.takesPart() > t ? null : flit;
  }

  private int endpointOf(Flit flit) {
    return traffic.endpoint[flit.deliveries().getFirst()];
  }

  private Map<Integer, List<Integer>> branches(int tile, Flit flit) {
    return flit.deliveries().stream()
        .collect(
            Collectors.groupingBy(
                delivery -> route(tile, traffic.endpoint[delivery]),
                TreeMap::new,
                Collectors.toList()));
  }

  long sinkEnd(int endpoint) {
    return sinks[endpoint].busy == 0 ? 0 : sinks[endpoint].free;
  }

  long sinkBusy(int endpoint) {
    return sinks[endpoint].busy;
  }

  long sinkStarved(int endpoint) {
    return sinks[endpoint].starved;
  }

  long encoderBusy(int endpoint) {
    return encoders[endpoint].busy;
  }

  long encoderFull(int endpoint) {
    return encoders[endpoint].full;
  }

  long encoderEarly(int endpoint) {
    return encoders[endpoint].early;
  }

  long injectorEmpty(int endpoint) {
    return encoders[endpoint].empty;
  }

  long noCredit(int endpoint) {
    return encoders[endpoint].noCredit;
  }

  private Link link(int number) {
    return links[number / portsPerTile][number % portsPerTile];
  }

  long flits(int number) {
    return link(number).flits;
  }

  long waitedForChannel(int number) {
    return link(number).waited.getOrDefault(Cause.CHANNEL, 0L);
  }

  long waitedForCredit(int number) {
    return link(number).waited.getOrDefault(Cause.CREDIT, 0L);
  }

  long waitedForTurn(int number) {
    return link(number).waited.getOrDefault(Cause.TURN, 0L);
  }

  /** Whether every credit is home again. */
  boolean allCreditsBack() {
    return Stream.concat(Arrays.stream(links).flatMap(Arrays::stream), Arrays.stream(injection))
        .allMatch(link -> link.credits[0] == link.places && link.credits[1] == link.places);
  }
}
