/** What a recorder does. `refused`: the visitor or the browser lets nobody listen. `missing`: there is no microphone. */
export type RecorderState = 'idle' | 'asking' | 'recording' | 'refused' | 'missing';

/** Kinds that browsers record, the best known first. */
const kinds = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];
const endings: { readonly [type: string]: string } = { 'audio/webm': 'webm', 'audio/mp4': 'm4a', 'audio/ogg': 'ogg' };

/** Milliseconds between two looks at the level and the time. */
const LOOK = 100;

export const canRecord = (): boolean =>
  typeof MediaRecorder === 'function' && typeof navigator.mediaDevices?.getUserMedia === 'function';

/** Records one clip after the other. Nothing listens before the visitor presses, nor after. */
export class Recorder extends EventTarget {
  state: RecorderState = 'idle';
  /** How loud it is, from 0 to 1. */
  level = 0;
  /** Seconds that have been recorded. */
  seconds = 0;
  readonly #most: number;
  readonly #take: (clip: File) => void;
  #stream: MediaStream | undefined;
  #recorder: MediaRecorder | undefined;
  #sound: AudioContext | undefined;
  #looking: number | undefined;

  constructor(most: number, take: (clip: File) => void, stopped: AbortSignal) {
    super();
    this.#most = most;
    this.#take = take;
    stopped.addEventListener('abort', () => {
      this.#release();
    });
  }

  async start(): Promise<void> {
    if (this.state === 'asking' || this.state === 'recording') return;
    this.#become('asking');
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch (error) {
      const isMissing = ['NotFoundError', 'DevicesNotFoundError', 'OverconstrainedError'].includes(
        (error as Error).name,
      );
      return this.#become(isMissing ? 'missing' : 'refused');
    }
    const mimeType = kinds.find((kind) => MediaRecorder.isTypeSupported(kind));
    const recorder = new MediaRecorder(this.#stream, mimeType ? { mimeType } : {});
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => {
      this.#release();
      const [type = 'audio/webm'] = recorder.mimeType.split(';');
      const bytes = new Blob(parts, { type });
      if (bytes.size) this.#take(new File([bytes], `voice.${endings[type] ?? 'webm'}`, { type }));
      this.#become('idle');
    };
    this.#recorder = recorder;
    this.seconds = 0;
    recorder.start();
    this.#watch(this.#stream);
    this.#become('recording');
  }

  stop(): void {
    if (this.#recorder?.state === 'recording') this.#recorder.stop();
  }

  /** Shows how loud it is, and ends when there is no time left. */
  #watch(stream: MediaStream): void {
    const begun = performance.now();
    const sound = new AudioContext();
    const analyser = sound.createAnalyser();
    sound.createMediaStreamSource(stream).connect(analyser);
    const wave = new Uint8Array(analyser.fftSize);
    this.#sound = sound;
    this.#looking = window.setInterval(() => {
      analyser.getByteTimeDomainData(wave);
      let peak = 0;
      for (const point of wave) peak = Math.max(peak, Math.abs(point - 128) / 128);
      this.level = peak;
      this.seconds = (performance.now() - begun) / 1000;
      if (this.seconds >= this.#most) this.stop();
      this.dispatchEvent(new Event('change'));
    }, LOOK);
  }

  /** The microphone is let go: its sign in the browser goes out. */
  #release(): void {
    clearInterval(this.#looking);
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    void this.#sound?.close();
    this.#stream = undefined;
    this.#sound = undefined;
    this.level = 0;
  }

  #become(state: RecorderState): void {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}
