/** The fixed rules. A generated rule has one class as well and comes later, so that it wins over these. */
export const baseSheet = `
:where(.fx-root,.fx-root *){box-sizing:border-box;margin:0;padding:0;border:0 solid transparent;min-width:0;font:inherit;letter-spacing:normal}
.fx-root{--fx-ink:.1em;font-family:"Noto Sans Thai","Noto Sans",sans-serif,system-ui;font-size:16px;font-weight:400;font-style:normal;line-height:1.5;color:#111;text-align:start;word-break:normal;line-break:auto;overflow-wrap:anywhere;-webkit-text-size-adjust:100%}
:where(.fx-root) :is(button,a){color:inherit;text-decoration:none;background:none;text-align:inherit;cursor:pointer;-webkit-tap-highlight-color:transparent;appearance:none}
.fx-root button:disabled{cursor:default}
.fx-root :focus-visible{outline:3px solid #0b57d0;outline-offset:-3px}
.fx-message{display:flex;flex-direction:column;align-items:flex-start;width:100%}
.fx-right{align-items:flex-end}
.fx-unknown{width:100%;padding:6px 8px;border:1px dashed #767676;background:#e6e6e6;color:#333;font-size:13px;line-height:1.5;overflow-wrap:anywhere}

.fx-bubble{position:relative;isolation:isolate;display:flex;flex-direction:column;width:100%;overflow:hidden;border-radius:10px;background:#fff;box-shadow:0 1px 2px rgb(0 0 0/.12)}
.fx-size-nano{max-width:120px}
.fx-size-micro{max-width:160px}
.fx-size-deca{max-width:220px}
.fx-size-hecto{max-width:241px}
.fx-size-kilo{max-width:260px}
.fx-size-mega{max-width:300px;border-radius:17px}
.fx-size-giga{max-width:386px}
.fx-block{display:flex;flex-direction:column;flex:0 0 auto}
.fx-body{flex:1 0 auto}
.fx-body>.fx-box{flex:1 0 auto}
.fx-carousel{display:flex;align-items:stretch;gap:9px;width:100%;overflow-x:auto;overscroll-behavior-x:contain;scroll-snap-type:x proximity;scroll-padding-inline:7px;padding:2px 7px 8px;scrollbar-width:thin}
.fx-carousel>*{flex:0 0 auto;width:86%;scroll-snap-align:start}

.fx-box{position:relative;display:flex;flex-direction:column;max-width:100%;overflow:hidden;border-style:solid}
.fx-horizontal,.fx-baseline{flex-direction:row}
.fx-baseline{align-items:baseline}
.fx-f0{flex:0 0 auto;max-width:100%}
.fx-root .fx-abs{position:absolute}
.fx-text,.fx-press,.fx-image{position:relative;display:flex;flex-direction:column;max-width:100%}
.fx-image{align-items:center;overflow:hidden}
.fx-justify-center{justify-content:center}
.fx-justify-flex-start{justify-content:flex-start}
.fx-justify-flex-end{justify-content:flex-end}
.fx-justify-space-between{justify-content:space-between}
.fx-justify-space-around{justify-content:space-around}
.fx-justify-space-evenly{justify-content:space-evenly}
.fx-items-center{align-items:center}
.fx-items-flex-start{align-items:flex-start}
.fx-items-flex-end{align-items:flex-end}
.fx-separator{flex:0 0 auto;align-self:stretch;background-color:#d4d6da}
.fx-across{height:1px}
.fx-upright{width:1px}
.fx-filler{min-width:0}

.fx-gravity-center{justify-content:center}
.fx-gravity-bottom{justify-content:flex-end}
.fx-line{max-width:100%;line-height:1.5;overflow:hidden;padding-block:var(--fx-ink);margin-block:calc(0px - var(--fx-ink) - var(--fx-half,0px))}
.fx-cut{white-space:nowrap;text-overflow:ellipsis}
.fx-wrap{white-space:pre-wrap;overflow-wrap:anywhere}
.fx-clamp{display:-webkit-box;-webkit-box-orient:vertical;padding-bottom:0;margin-bottom:calc(0px - var(--fx-half,0px))}
.fx-align-start{text-align:start}
.fx-align-center{text-align:center}
.fx-align-end{text-align:end}
.fx-weight-regular{font-weight:400}
.fx-weight-bold{font-weight:700}
.fx-style-normal{font-style:normal}
.fx-style-italic{font-style:italic}
.fx-decoration-none{text-decoration:none}
.fx-decoration-underline{text-decoration:underline}
.fx-decoration-line-through{text-decoration:line-through}
.fx-span{line-height:1.5}
.fx-measured{container-type:inline-size}

.fx-button{position:relative;display:flex;align-items:center;justify-content:center;width:100%;height:52px;padding:0 16px;border-radius:8px;font-size:16px;line-height:1.5;text-align:center}
.fx-root .fx-sm{height:40px}
.fx-label{width:100%;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;text-align:center}
.fx-root .fx-button.fx-primary{color:#fff}
.fx-root .fx-button.fx-secondary{color:#111}
.fx-primary{background-color:#06c755}
.fx-secondary{background-color:#dcdfe5}
.fx-link{color:#42659a}
.fx-hit{position:absolute;inset:0;display:block;width:100%;height:100%;border-radius:inherit}
.fx-z1{z-index:1}.fx-z2{z-index:2}.fx-z3{z-index:3}.fx-z4{z-index:4}.fx-z5{z-index:5}.fx-z6{z-index:6}
.fx-z7{z-index:7}.fx-z8{z-index:8}.fx-z9{z-index:9}.fx-z10{z-index:10}.fx-z11{z-index:11}.fx-z12{z-index:12}

.fx-wide{width:100%}
.fx-frame{position:relative;flex:0 0 auto;max-width:100%;overflow:hidden}
.fx-picture,.fx-missing{position:absolute;inset:0;display:block;width:100%;height:100%}
.fx-missing{background:repeating-linear-gradient(45deg,#e6e6e6 0 6px,#f4f4f4 6px 12px);font-size:13px;padding:8px}
.fx-fit{object-fit:contain}
.fx-cover{object-fit:cover}
.fx-icon{position:relative;display:block;object-fit:contain}
.fx-video{position:relative;width:100%}
.fx-player{display:block;width:100%;background:#000;object-fit:cover}
.fx-more{position:absolute;inset-block-start:8px;inset-inline-end:8px;max-width:70%;padding:2px 12px;border-radius:16px;background-color:rgb(0 0 0/.65);color:#fff;font-size:13px}
.fx-root a.fx-more{color:#fff}

.fx-balloon{max-width:min(100%,290px);padding:8px 14px;border-radius:18px;background:#fff;color:#111;font-size:15px;line-height:1.6;white-space:pre-wrap;overflow-wrap:anywhere}
.fx-left>.fx-balloon{border-start-start-radius:4px}
.fx-right>.fx-balloon{border-start-end-radius:4px;background:#8de055}
.fx-root .fx-link-in-text{color:#0b57d0;text-decoration:underline}
.fx-right .fx-link-in-text{color:#06357a}
.fx-emoji{display:inline-block;width:1.3em;border-radius:50%;background:#ffd54a;color:#5b4300;line-height:1.3;text-align:center}
.fx-mention{color:#0b57d0}
.fx-small{color:#555;font-size:13px;line-height:1.5}
.fx-sticker{display:flex;flex-direction:column;align-items:center;justify-content:center;width:148px;min-height:132px;padding:8px;border:1px dashed #767676;border-radius:16px;background:rgb(255 255 255/.8);font-size:13px}
.fx-sticker-face{font-size:48px;line-height:1.2}
.fx-photo,.fx-film{position:relative;display:block;width:240px;max-width:100%;border-radius:16px;overflow:hidden;background:#fff}
.fx-photo{aspect-ratio:4/3}
.fx-voice{display:flex;flex-direction:column;gap:4px}
.fx-audio{width:220px;max-width:100%;height:40px}
.fx-place{width:260px;max-width:100%;padding-bottom:10px;border-radius:17px;overflow:hidden;background:#fff}
.fx-place p{padding:0 12px}
.fx-map{height:110px;margin-bottom:8px;background:linear-gradient(90deg,#fff 2px,transparent 2px) 0 0/44px 44px,linear-gradient(#fff 2px,transparent 2px) 0 0/44px 44px,#dfe8d8}
.fx-place-title{font-weight:700}
.fx-card-top{position:relative;flex:1 0 auto}
.fx-card-words{padding:12px 14px}
.fx-card-title{font-weight:700;overflow-wrap:anywhere}
.fx-card-text{font-size:14px;color:#444;white-space:pre-wrap;overflow-wrap:anywhere}
.fx-thumbnail{width:100%}
.fx-rectangle{aspect-ratio:1.51/1}
.fx-square{aspect-ratio:1/1}
.fx-card-actions{display:flex;flex-direction:column}
.fx-side-by-side{flex-direction:row}
.fx-card-action{position:relative;flex:1 1 0;min-height:44px;padding:9px 14px;border-top:1px solid #e3e5e8;font-size:15px;line-height:1.6;text-align:center;overflow-wrap:anywhere}
.fx-root .fx-card-action{color:#42659a;text-align:center}
.fx-side-by-side>*+*{border-inline-start:1px solid #e3e5e8}
.fx-tile-label{position:absolute;inset-block-end:10px;left:50%;max-width:90%;padding:2px 14px;border-radius:16px;background:rgb(0 0 0/.6);color:#fff;font-size:14px;transform:translateX(-50%);white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.fx-imagemap{position:relative;isolation:isolate;width:100%;max-width:300px;overflow:hidden;border-radius:12px;background:#fff}
.fx-area{position:absolute;border:1px dashed rgb(255 255 255/.9);box-shadow:inset 0 0 0 1px rgb(0 0 0/.35)}
.fx-quick{display:flex;gap:8px;width:100%;padding:8px;overflow-x:auto;scrollbar-width:thin}
.fx-chip{display:flex;flex:0 0 auto;align-items:center;gap:6px;min-height:40px;max-width:100%;padding:6px 14px;border-radius:20px;background-color:#fff;color:#1a3a6b;font-size:14px;line-height:1.5;box-shadow:0 0 0 1px #b9c3d2}
.fx-root .fx-chip{background-color:#fff;color:#1a3a6b}
.fx-chip-icon{width:24px;height:24px;border-radius:50%;object-fit:cover}
.fx-chip-label{white-space:nowrap}
`;
