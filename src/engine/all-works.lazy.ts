import { cardsWork } from '../blocks/cards/cards.work.ts';
import { embedWork } from '../blocks/embed/embed.work.ts';
import { handoverWork } from '../blocks/handover/handover.work.ts';
import { audioWork } from '../blocks/audio/audio.work.ts';
import { eventWork } from '../blocks/event/event.work.ts';
import { timelineWork } from '../blocks/timeline/timeline.work.ts';
import { countdownWork } from '../blocks/countdown/countdown.work.ts';
import { receiptWork } from '../blocks/receipt/receipt.work.ts';
import { chartWork } from '../blocks/chart/chart.work.ts';
import { recommendWork } from '../blocks/recommend/recommend.work.ts';
import { shareWork } from '../blocks/share/share.work.ts';
import { referralsWork } from '../blocks/referrals/referrals.work.ts';
import { newsWork } from '../blocks/news/news.work.ts';
import { instructionsWork } from '../blocks/instructions/instructions.work.ts';
import { reviewWork } from '../blocks/review/review.work.ts';
import { videoWork } from '../blocks/video/video.work.ts';
import { evaluate, matchesWhole } from '../expression/expression.lazy.ts';
import { pollWork } from '../questions/choice/poll.work.ts';
import { addressJudge } from '../questions/address/address.judge.lazy.ts';
import { addressWork } from '../questions/address/address.work.ts';
import { codeJudge } from '../questions/code/code.judge.lazy.ts';
import { codeWork } from '../questions/code/code.work.ts';
import { dateJudge } from '../questions/date/date.judge.lazy.ts';
import { dateWork } from '../questions/date/date.work.ts';
import { numberJudge } from '../questions/number/number.judge.lazy.ts';
import { numberWork } from '../questions/number/number.work.ts';
import { countryPhoneJudge } from '../questions/phone/country-phone.judge.lazy.ts';
import { countryPhoneWork } from '../questions/phone/country-phone.work.ts';
import { fileJudge } from '../questions/file/file.judge.lazy.ts';
import { fileWork } from '../questions/file/file.work.ts';
import { matrixWork } from '../questions/matrix/matrix.work.ts';
import { rankingJudge } from '../questions/ranking/ranking.judge.lazy.ts';
import { rankingWork } from '../questions/ranking/ranking.work.ts';
import { ratingJudge } from '../questions/rating/rating.judge.lazy.ts';
import { ratingWork } from '../questions/rating/rating.work.ts';
import { paymentJudge } from '../questions/payment/payment.judge.lazy.ts';
import { paymentWork } from '../questions/payment/payment.work.ts';
import { referralJudge } from '../questions/referral/referral.judge.lazy.ts';
import { referralWork } from '../questions/referral/referral.work.ts';
import { signatureJudge } from '../questions/signature/signature.judge.lazy.ts';
import { signatureWork } from '../questions/signature/signature.work.ts';
import { sliderJudge } from '../questions/slider/slider.judge.lazy.ts';
import { sliderWork } from '../questions/slider/slider.work.ts';
import { timeJudge } from '../questions/time/time.judge.lazy.ts';
import { timeWork } from '../questions/time/time.work.ts';
import type { QuestionJudge, QuestionWork } from '../questions/question.work.ts';
import { byVerb, firstWorks } from './blocks.ts';
import { laterWorks } from './blocks.lazy.ts';
import { runningOffer } from './offers.lazy.ts';
import { icuFormats } from './icu-formats.lazy.ts';
import { byType, withWorks, type Works } from './works.ts';

/** Every work that there is, for those who run a flow without a screen. */
export const allWorks: Works = withWorks(withWorks(firstWorks, laterWorks), {
  blocks: byVerb([
    shareWork,
    handoverWork,
    cardsWork,
    recommendWork,
    eventWork,
    timelineWork,
    countdownWork,
    receiptWork,
    chartWork,
    videoWork,
    audioWork,
    embedWork,
    pollWork,
    reviewWork,
    instructionsWork,
    newsWork,
    referralsWork,
  ]),
  questions: byType<QuestionWork>([
    rankingWork,
    ratingWork,
    sliderWork,
    dateWork,
    timeWork,
    addressWork,
    codeWork,
    referralWork,
    numberWork,
    countryPhoneWork,
    matrixWork,
    fileWork,
    signatureWork,
    paymentWork,
  ]),
  judges: byType<QuestionJudge>([
    fileJudge,
    signatureJudge,
    paymentJudge,
    rankingJudge,
    ratingJudge,
    sliderJudge,
    dateJudge,
    timeJudge,
    addressJudge,
    codeJudge,
    referralJudge,
    numberJudge,
    countryPhoneJudge,
  ]),
  evaluate,
  matches: matchesWhole,
  formats: icuFormats,
  offerAt: runningOffer,
});
